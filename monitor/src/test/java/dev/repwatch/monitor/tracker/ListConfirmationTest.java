package dev.repwatch.monitor.tracker;

import static dev.repwatch.monitor.tracker.World.clean;
import static dev.repwatch.monitor.tracker.World.listed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.incident.ListConfirmationPolicy;
import dev.repwatch.monitor.store.StorageLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list "one" wants three answers and an hour of quiet; the list "two" is as all are. */
class ListConfirmationTest extends TrackerWorld {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Override
    StorageLocation location() {
        return new StorageLocation.H2File(directory.resolve("repwatch"));
    }

    @BeforeEach
    void ownPatience() {
        tracker.useOfLists(Map.of(
                new SourceId("one"),
                new ListConfirmationPolicy(
                        Optional.of(3),
                        Optional.of(Duration.ofMinutes(5)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Duration.ofHours(1)))));
        quietBaseline();
    }

    @Test
    void oneListIsConfirmedLaterThanAnother() {
        hear(IP, "one", listed("127.0.0.2"), "a:53");
        hear(IP, "two", listed("127.0.0.2"), "a:53");
        clock.forward(Duration.ofSeconds(61));
        assertThat(tracker.rechecksDue()).extracting(Recheck::source).containsExactly(new SourceId("two"));
        hear(IP, "one", listed("127.0.0.2"), "b:53");
        hear(IP, "two", listed("127.0.0.2"), "b:53");
        assertThat(open()).containsExactly("two");
        hear(IP, "one", listed("127.0.0.2"), "c:53");
        assertThat(open()).containsExactly("two", "one");
    }

    @Test
    void oneListIsClearedLaterThanAnother() {
        confirm(IP, "one");
        hear(IP, "one", listed("127.0.0.2"), "c:53");
        confirm(IP, "two");
        for (int answer = 0; answer < 6; answer++) {
            hear(IP, "one", clean(), "a:53");
            hear(IP, "two", clean(), "a:53");
            clock.forward(Duration.ofMinutes(11));
        }
        assertThat(open()).containsExactly("one");
        hear(IP, "one", clean(), "a:53");
        assertThat(open()).isEmpty();
    }

    private List<String> open() {
        return tracker.view().open().stream()
                .map(episode -> episode.source().value())
                .toList();
    }
}
