package dev.repwatch.monitor.memory;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.ListHealth;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.state.PatienceSettings;
import dev.repwatch.monitor.state.ScoreSettings;
import dev.repwatch.monitor.store.Aftermath;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.telling.Telling;
import dev.repwatch.monitor.telling.TellingSettings;
import dev.repwatch.monitor.words.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A process to be killed: memory and the real telling pipeline on a world whose listings come and go as a function of its
 * own time, which runs a thousand times faster and goes on over restarts. Says {@code ready} and then, after each step that
 * was acknowledged, the highest episode number that it knows; and when a transaction with something to tell has written its
 * events, and when it is acknowledged.
 */
final class KilledHouse implements Directory {

    static final String IN_TRANSACTION = "in transaction";
    static final int TARGETS = 20;
    static final List<DnsblList> LISTS = List.of(World.list("one", 1), World.list("two", 2));

    private KilledHouse() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Path time = directory.resolve("time");
        SteppedClock clock = new SteppedClock(Files.exists(time) ? Instant.parse(Files.readString(time)) : World.START);
        Database database = Database.open(new StorageLocation.H2File(directory.resolve("repwatch")));
        Memory memory = Memory.open(
                database,
                outLoud(aftermath(database, clock)),
                clock,
                PatienceSettings.defaults(),
                ScoreSettings.defaults());
        memory.watch(targets(), LISTS);
        System.out.println("ready");
        while (true) {
            clock.pass(Duration.ofMinutes(40));
            memory.health(well(clock.instant()));
            memory.observe(sweep(clock.instant()));
            System.out.println("acknowledged");
            memory.roundFinished(clock.instant());
            System.out.println("acknowledged");
            clock.pass(Duration.ofSeconds(90));
            memory.health(well(clock.instant())); // or a list that newly lists many stays in doubt, and nothing clears
            memory.observe(rechecks(memory, clock.instant()));
            System.out.println(
                    memory.view().open().stream().mapToLong(Episode::id).max().orElse(0));
            Path fresh = directory.resolve("time.new");
            Files.writeString(fresh, clock.instant().toString());
            Files.move(fresh, time, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static Aftermath outLoud(Aftermath aftermath) {
        return (transaction, happenings) -> {
            aftermath.record(transaction, happenings);
            System.out.println(IN_TRANSACTION);
        };
    }

    static Aftermath aftermath(Database database, SteppedClock clock) {
        return new Telling(
                        database,
                        List.of(),
                        new TellingSettings(Language.EN, ZoneOffset.UTC, Duration.ZERO, "node", DeskSettings.DEFAULT),
                        clock,
                        RandomGenerator.of("L64X128MixRandom"),
                        new KilledHouse())
                .aftermath();
    }

    static List<WatchedTarget> targets() {
        List<WatchedTarget> targets = new ArrayList<>();
        for (int number = 0; number < TARGETS; number++) {
            targets.add(World.watched("192.0.2." + number));
        }
        return targets;
    }

    /** Every list entry lives through its own cycle of hours; about a quarter is listed at any time. */
    private static boolean listed(String target, String list, Instant at) {
        int seed = Math.floorMod((target + list).hashCode(), 97);
        long hours = Duration.between(World.START, at).toHours() + seed;
        return hours % 16 < 4;
    }

    private static List<ListHealth> well(Instant at) {
        return LISTS.stream().map(list -> World.well(list.id().value(), at)).toList();
    }

    private static List<Observation> sweep(Instant at) {
        List<Observation> answers = new ArrayList<>();
        for (WatchedTarget target : targets()) {
            for (DnsblList list : LISTS) {
                answers.add(answer(target.target(), list.id(), "a:53", at));
            }
        }
        return answers;
    }

    private static List<Observation> rechecks(Memory memory, Instant at) {
        return memory.rechecksDue().stream()
                .map(recheck -> answer(recheck.target(), recheck.source(), "b:53", at))
                .toList();
    }

    private static Observation answer(Target target, SourceId list, String path, Instant at) {
        boolean listed = listed(target.text(), list.value(), at);
        return World.answer(target.text(), list.value(), listed ? World.listed("127.0.0.2") : World.clean(), path, at);
    }

    @Override
    public Optional<WatchedTarget> target(Target target) {
        return Optional.of(World.watched(target.text()));
    }

    @Override
    public Optional<DnsblList> list(SourceId source) {
        return LISTS.stream().filter(list -> list.id().equals(source)).findFirst();
    }
}
