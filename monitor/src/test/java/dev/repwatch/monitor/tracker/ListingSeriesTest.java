package dev.repwatch.monitor.tracker;

import static dev.repwatch.monitor.tracker.World.clean;
import static dev.repwatch.monitor.tracker.World.timedOut;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.metrics.Counters;
import dev.repwatch.monitor.metrics.Exposition;
import dev.repwatch.monitor.metrics.MetricsInput;
import dev.repwatch.monitor.metrics.MetricsOptions;
import dev.repwatch.monitor.store.StorageLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a listing looks like on /metrics through its life. */
class ListingSeriesTest extends TrackerWorld {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Override
    StorageLocation location() {
        return new StorageLocation.H2File(folder.resolve("repwatch"));
    }

    @Test
    void isOneWhileListedZeroForADayAfterAndThenGone() {
        quietBaseline();
        assertThat(series()).isEmpty();
        confirm(IP, "one");
        assertThat(series()).singleElement().asString().endsWith(" 1");
        clock.forward(Duration.ofMinutes(30));
        hear(IP, "one", timedOut(), "a:53");
        assertThat(series()).as("no answer").singleElement().asString().endsWith(" 1");
        clear(IP, "one");
        assertThat(series()).singleElement().asString().endsWith(" 0");
        clock.forward(Duration.ofHours(23));
        aRound();
        assertThat(series()).singleElement().asString().endsWith(" 0");
        restart();
        assertThat(series()).as("after a restart").singleElement().asString().endsWith(" 0");
        clock.forward(Duration.ofHours(1));
        aRound();
        assertThat(series()).isEmpty();
    }

    private void aRound() {
        hear(IP, "one", clean(), "a:53");
        hear(IP, "two", clean(), "a:53");
        tracker.roundFinished(clock.instant());
    }

    private List<String> series() {
        return Exposition.of(new Shown(tracker.view()), new Counters(Incidents.ALL.counted()))
                .render("", "", List.of("repwatch_listing_active"))
                .text()
                .lines()
                .filter(line -> line.startsWith("repwatch_listing_active{target=\"" + IP + "\",list=\"one\""))
                .toList();
    }

    private record Shown(StateView state) implements MetricsInput {

        @Override
        public Collection<WatchedTarget> targets() {
            return TrackerWorld.targets(IP);
        }

        @Override
        public Collection<DnsblList> lists() {
            return LISTS;
        }

        @Override
        public MetricsOptions options() {
            return MetricsOptions.DEFAULTS;
        }

        @Override
        public DaemonView daemon() {
            return new DaemonView("test", "unknown", Duration.ofMinutes(30), World.START, Optional.empty());
        }
    }
}
