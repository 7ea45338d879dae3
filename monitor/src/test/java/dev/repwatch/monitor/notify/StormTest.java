package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.incident.Episode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many at once are one message a cause, and one when all of it is over. */
class StormTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path directory;

    /** Of four networks on one list: four causes, as each would have its own task. */
    @Test
    void aThousandListedInAMinuteAreOneMessageACauseAndChannel() {
        try (NotificationWorld world = new NotificationWorld(directory)) {
            for (int second = 0; second < 50; second++) {
                int first = second * 20;
                world.opens(IntStream.range(first, first + 20)
                        .mapToObj(i -> Sample.episode(
                                i + 1,
                                "10." + i / 250 + ".7." + i % 250,
                                "zen",
                                Severity.CRITICAL,
                                world.clock.instant()))
                        .toArray(Episode[]::new));
                world.after(SECOND);
            }
            for (int later = 0; later < 10; later++) {
                world.after(Duration.ofMinutes(1));
            }
            for (NotebookChannel channel : List.of(world.slack, world.mail)) {
                assertThat(channel.received())
                        .extracting(it -> it.alert().kind())
                        .containsOnly(Alert.Kind.OPENED);
                assertThat(channel.headlines())
                        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 4)
                                .mapToObj(i ->
                                        "250 addresses of 10." + i + ".7.0/24 are listed on Example ZEN: spam source")
                                .toList());
            }
        }
    }

    @Test
    void theEndOfAGroupIsToldOnceHoweverItEnds() {
        try (NotificationWorld world = new NotificationWorld(directory)) {
            Episode[] all = world.range(8);
            world.opens(all);
            world.after(Duration.ofMinutes(1));
            for (int i = 0; i < 7; i++) {
                world.clears(all[i]);
            }
            world.after(Duration.ofMinutes(1));
            world.clears(all[7]);
            world.after(Duration.ofMinutes(1));
            world.after(Duration.ofMinutes(10));
            assertThat(world.slack.headlines())
                    .filteredOn(it -> it.startsWith("All 8 are off"))
                    .hasSize(1);
            assertThat(world.slack.received()).hasSize(2);
        }
    }

    @Test
    void oneThatReturnsAfterTheEndOfItsGroupIsOne() {
        try (NotificationWorld world = new NotificationWorld(directory)) {
            Episode[] all = world.range(8);
            world.opens(all);
            world.after(Duration.ofMinutes(1));
            world.clears(all);
            world.after(Duration.ofMinutes(10));
            int before = world.slack.received().size();
            world.opens(all[3]);
            world.after(Duration.ofMinutes(10));
            world.clears(all[3]);
            world.after(Duration.ofMinutes(10));
            assertThat(world.slack
                            .headlines()
                            .subList(before, world.slack.headlines().size()))
                    .hasSize(2)
                    .allMatch(it -> it.startsWith("198.51.100.3"));
        }
    }
}
