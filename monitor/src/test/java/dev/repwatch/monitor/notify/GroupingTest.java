package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.QuarantineDetail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupingTest {

    /** {@code WorldListingDaemonTest} does the same with the whole daemon and, in CI, 10,000 addresses. */
    private static final int FLOOD = Integer.getInteger("repwatch.flood", 2_000);

    @TempDir
    Path directory;

    private NotificationWorld world;

    @BeforeEach
    void open() {
        world = new NotificationWorld(directory);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aWholeRangeIsOneMessageThatNamesIt() {
        world.opens(world.range(256));
        world.after(Duration.ofSeconds(30));
        assertThat(world.slack.headlines())
                .containsExactly("256 addresses of 198.51.100.0/24 are listed on Example ZEN: spam source");
        assertThat(world.mail.headlines()).hasSize(1);
        Alert alert = world.slack.received().get(0).alert();
        assertThat(alert.facts()).anyMatch(it -> it.value().equals("198.51.100.0 – 198.51.100.255"));
        assertThat(alert.actions()).extracting(Alert.Action::id).containsExactly("ack", "fixed", "requested", "snooze");
        assertThat(world.openTasks())
                .singleElement()
                .satisfies(task -> assertThat(task.subject()).isEqualTo("198.51.100.0/24"));
    }

    @Test
    void aRangeGrowsAndShrinksInItsConversationAndEndsOnce() {
        Episode[] all = world.range(20);
        world.opens(List.of(all).subList(0, 10).toArray(Episode[]::new));
        world.after(Duration.ofSeconds(30));
        world.opens(List.of(all).subList(10, 20).toArray(Episode[]::new));
        world.after(Duration.ofMinutes(1));
        assertThat(world.slack.received()).hasSize(1);
        world.after(Duration.ofMinutes(5));
        assertThat(world.slack.headlines())
                .last()
                .isEqualTo("10 more addresses of 198.51.100.0/24 are listed on Example ZEN");
        world.clears(List.of(all).subList(0, 5).toArray(Episode[]::new));
        world.after(Duration.ofMinutes(6));
        world.clears(List.of(all).subList(5, 20).toArray(Episode[]::new));
        world.after(Duration.ofMinutes(1));
        assertThat(world.slack.received())
                .extracting(it -> it.alert().kind())
                .containsExactly(Alert.Kind.OPENED, Alert.Kind.UPDATED, Alert.Kind.UPDATED, Alert.Kind.RESOLVED);
        assertThat(world.slack.received())
                .extracting(it -> it.alert().threadKey())
                .containsOnly(world.slack.received().get(0).alert().threadKey());
        assertThat(world.slack.headlines().get(2)).startsWith("5 off, 15 of 20 still listed");
        assertThat(world.slack.headlines().get(3)).startsWith("All 20 are off");
        assertThat(world.openTasks()).isEmpty();
    }

    /** A sweep at a list's own pace takes its time over a /24. */
    @Test
    void aRangeThatIsFoundSlowlyIsAFewMessagesAndThenOneThatGrows() {
        for (Episode episode : world.range(256)) {
            world.opens(Sample.episode(
                    episode.id(), episode.target().text(), "zen", Severity.CRITICAL, world.clock.instant()));
            world.after(Duration.ofSeconds(10));
        }
        world.after(Duration.ofMinutes(6));
        List<String> begun = world.slack.received().stream()
                .filter(it -> it.first().isEmpty())
                .map(it -> it.alert().headline())
                .toList();
        int alone = begun.size() - 1;
        assertThat(alone).isBetween(1, 7);
        assertThat(begun.subList(0, alone)).allMatch(it -> it.startsWith("198.51.100."));
        assertThat(begun.get(alone))
                .matches("\\d+ addresses of 198.51.100.0/24 are listed on Example ZEN: spam source");
        assertThat(world.slack.received()).as("with what it grew by").hasSizeLessThan(20);
        assertThat(world.slack.received())
                .last()
                .satisfies(it -> assertThat(it.alert().facts())
                        .anyMatch(fact -> fact.value().equals(Integer.toString(256 - alone))));
    }

    @Test
    void fewNeighboursStaySeparate() {
        world.opens(world.range(7));
        world.after(Duration.ofSeconds(30));
        assertThat(world.slack.received()).hasSize(7);
    }

    @Test
    void aFloodOnADeadListIsOneMessageAboutTheList() {
        List<IncidentEvent<?>> flood = new ArrayList<>();
        for (int i = 0; i < FLOOD; i++) {
            String address = "10." + (i / 2500) + "." + (i / 100 % 25) + "." + (i % 100);
            flood.add(IncidentEvent.opened(
                    EpisodeDetail.of(
                            Sample.episode(1000 + i, address, "zen", Severity.CRITICAL, world.clock.instant())),
                    world.clock.instant()));
        }
        flood.add(IncidentEvent.opened(
                new QuarantineDetail(
                        new SourceId("zen"),
                        Optional.of(Cause.LISTS_EVERYTHING),
                        "192.0.2.1 is listed",
                        world.clock.instant()),
                world.clock.instant()));
        world.happens(flood);
        world.after(Duration.ofSeconds(30));
        assertThat(world.slack.headlines()).containsExactly("Example ZEN is not believed for now: it lists everything");
    }

    @Test
    void manyTargetsOfAPoolOnOneListAreOneMessage() {
        List<Episode> episodes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String address = "203.0." + i + ".7";
            world.sample.watch(address, "bulk-" + i, "bulk", "marketing");
            episodes.add(Sample.episode(300 + i, address, "minor-bl", Severity.MINOR, world.clock.instant()));
        }
        world.sample.watch("192.0.2.20", "other", "bulk", "marketing");
        world.opens(episodes.toArray(Episode[]::new));
        world.opens(Sample.episode(399, "192.0.2.20", "zen", Severity.CRITICAL, world.clock.instant()));
        world.after(Duration.ofSeconds(30));
        assertThat(world.slack.headlines())
                .containsExactlyInAnyOrder(
                        "12 targets of pool bulk are listed on Minor BL: spam source",
                        "192.0.2.20 (other) is listed on Example ZEN: spam source");
    }

    @Test
    void aTargetOnManyListsIsOneMessage() {
        List<Episode> episodes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            world.sample.add(Lists.list("bl-" + i, "List " + i, 2, Lists.SELF_SERVICE));
            episodes.add(Sample.episode(400 + i, "192.0.2.10", "bl-" + i, Severity.MAJOR, world.clock.instant()));
        }
        world.opens(episodes.toArray(Episode[]::new));
        world.after(Duration.ofSeconds(30));
        assertThat(world.slack.headlines()).containsExactly("192.0.2.10 is listed on 12 lists");
    }

    @Test
    void whatEndsBeforeItWasToldIsOneMessage() {
        Episode blip = world.range(1)[0];
        world.opens(blip);
        world.clock.forward(Duration.ofSeconds(10));
        world.clears(blip);
        world.after(Duration.ofSeconds(40));
        assertThat(world.slack.received()).singleElement().satisfies(it -> {
            assertThat(it.alert().kind()).isEqualTo(Alert.Kind.RESOLVED);
            assertThat(it.alert().label("merged")).isPresent();
        });
    }
}
