package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.alerts.ActionRequest;
import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.store.outbox.DispatchLease;
import dev.repwatch.monitor.store.outbox.PendingCounts;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EscalationTest {

    @TempDir
    Path directory;

    private final Episode critical = Sample.episode(7, "192.0.2.10", "zen", Severity.CRITICAL, Sample.NINE);

    /** Everything goes to ops; mail hears of it by escalation or as the fallback only. */
    private static NotificationSettings onlyOps(EscalationSettings escalationSettings, Optional<String> fallback) {
        return NotificationWorld.settings(
                GroupingSettings.waiting(Duration.ZERO),
                escalationSettings,
                fallback,
                List.of(new Route(new Matcher(Map.of()), List.of("ops"))),
                List.of());
    }

    private static EscalationSettings toMail() {
        return new EscalationSettings(
                List.of("mail"), Duration.ofMinutes(30), Duration.ofHours(4), Duration.ofHours(2), 3);
    }

    private static String press(NotificationWorld world, String action, String subject) {
        return world.notificationService
                .acts()
                .act(new ActionRequest(action, subject, "alice", Optional.of("on it"), "ops"));
    }

    @Test
    void whatNobodyAcknowledgesIsToldToMorePeople() {
        try (NotificationWorld world = new NotificationWorld(directory, onlyOps(toMail(), Optional.empty()))) {
            world.opens(critical);
            world.after(Duration.ZERO);
            world.after(Duration.ofMinutes(29));
            assertThat(world.mail.received()).isEmpty();
            world.after(Duration.ofMinutes(1));
            assertThat(world.mail.headlines())
                    .singleElement()
                    .asString()
                    .startsWith("Nobody has acknowledged for 30 min");
            world.after(Duration.ofHours(2));
            world.after(Duration.ofHours(2));
            world.after(Duration.ofHours(9));
            assertThat(world.mail.headlines().stream().filter(it -> it.startsWith("Nobody")))
                    .hasSize(3);
        }
    }

    @Test
    void anAcknowledgementStopsItAndIsTold() {
        try (NotificationWorld world = new NotificationWorld(directory, onlyOps(toMail(), Optional.empty()))) {
            world.opens(critical);
            world.after(Duration.ZERO);
            assertThat(press(world, "ack", "episode-7")).startsWith("Acknowledged by alice (ops): 192.0.2.10");
            world.after(Duration.ofHours(3));
            assertThat(world.mail.received()).isEmpty();
            assertThat(world.slack.headlines()).last().asString().startsWith("Acknowledged by alice (ops)");
            assertThat(world.slack.received().get(1).first()).contains("ops/1");
        }
    }

    /** Whoever decides what is told has read the conversation, and writes it after the button was pressed. */
    @Test
    void anAcknowledgementIsNotLostToADecisionThatIsUnderWay() {
        try (NotificationWorld world = new NotificationWorld(directory, onlyOps(toMail(), Optional.empty()))) {
            world.opens(critical);
            world.after(Duration.ZERO);
            CompletableFuture<String> pressed = world.database.inTransaction(t -> {
                DispatchLease.take(t);
                ThreadRow read = ThreadTable.open(t).get(0);
                CompletableFuture<String> press = CompletableFuture.supplyAsync(() -> press(world, "ack", "episode-7"));
                assertThatThrownBy(() -> press.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                ThreadTable.save(t, read);
                return press;
            });
            assertThat(pressed.join()).startsWith("Acknowledged by alice (ops): 192.0.2.10");
            world.after(Duration.ofHours(3));
            assertThat(world.mail.received()).isEmpty();
        }
    }

    @Test
    void anAcknowledgementMayHaveAnEndlessNote() {
        try (NotificationWorld world = new NotificationWorld(directory, onlyOps(toMail(), Optional.empty()))) {
            world.opens(critical);
            world.after(Duration.ZERO);
            assertThat(world.notificationService
                            .acts()
                            .act(
                                    "ack",
                                    "episode-7",
                                    "w\u0000".repeat(5000),
                                    "n\u0000".repeat(60_000),
                                    Duration.ofHours(1)))
                    .startsWith("Acknowledged by www");
            world.after(Duration.ZERO);
            assertThat(world.slack.received()).hasSize(2);
        }
    }

    @Test
    void aSilenceHoldsTheEscalationUntilItEnds() {
        try (NotificationWorld world = new NotificationWorld(directory, onlyOps(toMail(), Optional.empty()))) {
            world.opens(critical);
            world.after(Duration.ZERO);
            long id = world.database.inTransaction(t -> world.notificationService
                    .silences()
                    .add(
                            t,
                            new Matcher(Map.of("target", "192.0.2.*")),
                            world.clock.instant(),
                            Duration.ofDays(1),
                            "alice",
                            "moving house",
                            world.clock.instant()));
            world.after(Duration.ofMinutes(30));
            world.after(Duration.ofHours(3));
            assertThat(world.mail.received()).isEmpty();
            boolean ended = world.database.inTransaction(
                    t -> world.notificationService.silences().end(t, id, world.clock.instant()));
            assertThat(ended).isTrue();
            world.after(Duration.ofMinutes(1));
            assertThat(world.mail.headlines()).singleElement().asString().startsWith("Nobody has acknowledged");
        }
    }

    @Test
    void whatWaitsForAChannelThatWasTakenOutIsToldByTheFallback() {
        NotificationSettings settings = onlyOps(EscalationSettings.OFF, Optional.of("mail"));
        try (NotificationWorld world = new NotificationWorld(directory, settings)) {
            world.slack.answer(new Delivery.RetryLater(Optional.of(Duration.ofHours(1)), "busy"));
            world.opens(critical);
            world.after(Duration.ZERO);
            assertThat(world.mail.received()).isEmpty();
            NotificationService without = new NotificationService(
                    world.database,
                    List.of(new RoutedChannel(world.mail, Severity.INFO, Duration.ZERO)),
                    settings,
                    world.clock,
                    new SplittableRandom(7),
                    world.sample,
                    Incidents.ALL);
            without.takeBackOwn();
            without.dispatchOnce();
            assertThat(world.mail.headlines())
                    .containsExactly("192.0.2.10 (mx1) is listed on Example ZEN: spam source");
            assertThat(world.database
                            .read(t -> PendingCounts.read(t, world.clock.instant()))
                            .outbox())
                    .as("nothing waits for ever")
                    .isEmpty();
        }
    }

    @Test
    void aSnoozeEndsAndSaysSo() {
        try (NotificationWorld world =
                new NotificationWorld(directory, onlyOps(EscalationSettings.OFF, Optional.empty()))) {
            world.opens(critical);
            world.after(Duration.ZERO);
            assertThat(press(world, "snooze", "episode-7")).startsWith("Snoozed");
            world.after(Duration.ofHours(3));
            assertThat(world.slack.received()).hasSize(2);
            world.after(Duration.ofHours(1));
            assertThat(world.slack.headlines()).anyMatch(it -> it.startsWith("Snooze is over and it still lasts"));
        }
    }

    @Test
    void aButtonMovesTheTask() {
        try (NotificationWorld world =
                new NotificationWorld(directory, onlyOps(EscalationSettings.OFF, Optional.empty()))) {
            world.opens(critical);
            world.after(Duration.ZERO);
            assertThat(press(world, "requested", "episode-7")).startsWith("Removal requested by alice (ops)");
            assertThat(world.openTasks()).singleElement().satisfies(it -> {
                assertThat(it.state()).isEqualTo("requested");
                assertThat(it.requestedAt()).contains(world.clock.instant());
            });
        }
    }

    @Test
    void aButtonOfAClosedConversationDoesNothing() {
        try (NotificationWorld world =
                new NotificationWorld(directory, onlyOps(EscalationSettings.OFF, Optional.empty()))) {
            world.opens(critical);
            world.after(Duration.ZERO);
            world.clears(critical);
            world.after(Duration.ZERO);
            assertThat(press(world, "ack", "episode-7")).isEqualTo("episode-7 is not open (any more).");
            assertThat(press(world, "ack", "'; DROP TABLE outbox; --")).contains("is not open");
            assertThatThrownBy(() ->
                            world.notificationService.acts().act("ack", "episode-7", "bob", "", Duration.ofHours(1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void moreSeverityReopensTheAcknowledgement() {
        Episode minor = Sample.episode(9, "192.0.2.10", "zen", Severity.MINOR, Sample.NINE);
        Episode worse = Sample.episode(9, "192.0.2.10", "zen", Severity.CRITICAL, Sample.NINE);
        try (NotificationWorld world = new NotificationWorld(directory, onlyOps(toMail(), Optional.empty()))) {
            world.opens(minor);
            world.after(Duration.ZERO);
            assertThat(press(world, "ack", "episode-9")).startsWith("Acknowledged");
            world.happens(IncidentEvent.changed(
                    EpisodeDetail.of(worse, Optional.of(minor.listing())), world.clock.instant()));
            world.after(Duration.ZERO);
            world.after(Duration.ofMinutes(31));
            assertThat(world.mail.headlines()).anyMatch(it -> it.startsWith("Nobody has acknowledged"));
        }
    }

    @Test
    void aChannelThatStaysDownIsReplacedForTheCritical() {
        try (NotificationWorld world =
                new NotificationWorld(directory, onlyOps(EscalationSettings.OFF, Optional.of("mail")))) {
            world.slack.answer(Collections.nCopies(200, new Delivery.RetryLater(Optional.empty(), "HTTP 500"))
                    .toArray(Delivery[]::new));
            world.opens(critical);
            for (int minute = 0; minute < 14; minute++) {
                world.after(Duration.ofMinutes(1));
            }
            assertThat(world.mail.received()).isEmpty();
            world.after(Duration.ofMinutes(1));
            world.after(Duration.ofMinutes(1));
            assertThat(world.mail.received())
                    .extracting(it -> it.alert().kind())
                    .containsExactly(Alert.Kind.OPENED);
        }
    }

    @Test
    void aMessageThatStaysRefusedGoesToTheFallbackAndIsKept() {
        try (NotificationWorld world =
                new NotificationWorld(directory, onlyOps(EscalationSettings.OFF, Optional.of("mail")))) {
            world.slack.answerAlways(Optional.of(new Delivery.Refused(Delivery.Fault.MESSAGE, "invalid_blocks")));
            world.opens(critical);
            world.after(Duration.ZERO);
            world.after(Duration.ofMinutes(16));
            assertThat(world.mail.headlines())
                    .as("though the route names ops alone")
                    .containsExactlyInAnyOrder(
                            "192.0.2.10 (mx1) is listed on Example ZEN: spam source",
                            "Channel ops refuses messages (waiting: 1): invalid_blocks");
            world.slack.answerAlways(Optional.empty());
            world.after(Duration.ofMinutes(10));
            assertThat(world.slack.headlines())
                    .last()
                    .isEqualTo(world.slack.headlines().get(0));
            assertThat(world.mail.headlines()).last().isEqualTo("Channel ops works again");
        }
    }

    /** As versions did that gave up. */
    @Test
    void aMessageThatWasGivenUpGoesToTheFallback() {
        try (NotificationWorld world =
                new NotificationWorld(directory, onlyOps(EscalationSettings.OFF, Optional.of("mail")))) {
            world.slack.answer(new Delivery.RetryLater(Optional.empty(), "not now"));
            world.opens(critical);
            world.after(Duration.ZERO);
            world.database.inTransaction(t -> t.handle().execute("UPDATE outbox SET state = 'DEAD'"));
            world.after(Duration.ZERO);
            assertThat(world.mail.headlines())
                    .containsExactly("192.0.2.10 (mx1) is listed on Example ZEN: spam source");
        }
    }
}
