package dev.repwatch.monitor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever happens to the process, its configuration, its clock and its signals. */
class PlanProperties {

    private static final long DAY = 86_400;

    @Property(tries = 4)
    void noOperatorIsAskedAboveItsDayItsSecondOrWithinATtl(
            @ForAll long seed, @ForAll @IntRange(min = 300, max = 6000) int perDay) throws IOException {
        Random random = new Random(seed);
        Path folder = Files.createTempDirectory("plan");
        try (Database database = Database.open(new StorageLocation.H2File(folder.resolve("repwatch")))) {
            PlannedFleet fleet = new PlannedFleet(database, folder, 200, perDay, 1, random);
            for (long passed = 0; passed < DAY * 5 / 4; ) {
                long step = 20L + random.nextInt(100);
                passed += step;
                fleet.pass(step);
                switch (random.nextInt(60)) {
                    case 0 -> fleet.kill();
                    case 1 -> fleet.restart();
                    case 2 -> fleet.reload();
                    case 3 -> fleet.setClock(Duration.ofMinutes(random.nextInt(6000) - 3000L));
                    case 4, 5 -> fleet.storm(50);
                    default -> {}
                }
            }
            assertThat(fleet.asked).isGreaterThan(perDay / 10);
        }
    }

    @Property(tries = 2)
    void noPairIsOlderThanADayWhereTheBudgetAllowsALook(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Path folder = Files.createTempDirectory("plan");
        try (Database database = Database.open(new StorageLocation.H2File(folder.resolve("repwatch")))) {
            // two lists and 200 targets, and four fifths of 600 questions
            PlannedFleet fleet = new PlannedFleet(database, folder, 200, 600, 1, random);
            long oldest = 0;
            for (long passed = 0; passed < 3 * DAY; ) {
                long step = 60L + random.nextInt(60);
                passed += step;
                fleet.pass(step);
                switch (random.nextInt(400)) {
                    case 0 -> fleet.restart();
                    case 1 -> fleet.reload();
                    case 2 -> fleet.setClock(Duration.ofMinutes(random.nextInt(6000) - 3000L));
                    case 3, 4, 5, 6, 7 -> fleet.storm(100);
                    default -> {}
                }
                oldest = Math.max(oldest, fleet.oldest());
            }
            assertThat(oldest).isLessThanOrEqualTo((long) (24.5 * 3600));
        }
    }
}
