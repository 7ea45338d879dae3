package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.QuarantineDetail;
import dev.repwatch.monitor.incident.ScoreDetail;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was over happens once more: that is news with a message of its own, not an edit of a card of last month. */
class AgainTest {

    private static final SourceId ZEN = new SourceId("zen");

    @TempDir
    Path directory;

    @Test
    void aListThatIsInTroubleOnceMoreIsANewMessageAndMutesAgain() {
        try (NotificationWorld world = new NotificationWorld(directory)) {
            trouble(world);
            world.after(Duration.ofDays(30));
            world.happens(IncidentEvent.opened(
                    new QuarantineDetail(ZEN, Optional.of(Cause.TIMED_OUT), "no answer", world.clock.instant()),
                    world.clock.instant()));
            world.after(Duration.ofMinutes(1));
            assertThat(world.slack.received()).hasSize(3);
            assertThat(world.slack.received().get(1).first())
                    .as("the end is told below")
                    .contains("ops/1");
            assertThat(world.slack.received().get(2).first()).as("once more").isEmpty();
            assertThat(world.slack.received().get(2).sequence()).isEqualTo(2);
            assertThat(open(world)).containsExactly("list:zen:trouble");

            world.opens(Sample.episode(7, "192.0.2.10", "zen", Severity.CRITICAL, world.clock.instant()));
            world.after(Duration.ofHours(1));
            assertThat(world.slack.received())
                    .as("muted by the trouble of its list")
                    .hasSize(3);

            world.happens(IncidentEvent.resolved(
                    new QuarantineDetail(ZEN, Optional.empty(), "", Sample.NINE), world.clock.instant()));
            world.after(Duration.ofMinutes(2));
            assertThat(world.slack.received()).hasSize(5);
            assertThat(world.slack.received())
                    .filteredOn(it -> it.alert().kind() == Alert.Kind.RESOLVED)
                    .extracting(it -> it.first().orElse("new"))
                    .containsExactly("ops/1", "ops/3");
        }
    }

    private static void trouble(NotificationWorld world) {
        world.happens(IncidentEvent.opened(
                new QuarantineDetail(ZEN, Optional.of(Cause.TIMED_OUT), "no answer", world.clock.instant()),
                world.clock.instant()));
        world.after(Duration.ofMinutes(1));
        world.happens(IncidentEvent.resolved(
                new QuarantineDetail(ZEN, Optional.empty(), "", Sample.NINE), world.clock.instant()));
        world.after(Duration.ofMinutes(1));
        assertThat(open(world)).isEmpty();
    }

    private static List<String> open(NotificationWorld world) {
        return world.database.read(
                t -> ThreadTable.open(t).stream().map(ThreadRow::threadKey).toList());
    }

    @Test
    void aScoreThatFallsOnceMoreIsANewMessageWithAnEscalationOfItsOwn() {
        ScoreDetail fall = new ScoreDetail(Sample.ip("192.0.2.10"), 100, 60, List.of(Sample.loss(40)));
        try (NotificationWorld world = new NotificationWorld(directory)) {
            world.happens(IncidentEvent.opened(fall, Sample.NINE));
            world.after(Duration.ofMinutes(1));
            world.happens(
                    IncidentEvent.resolved(new ScoreDetail(fall.target(), 95, 95, List.of()), world.clock.instant()));
            world.after(Duration.ofMinutes(1));
            world.happens(
                    IncidentEvent.opened(new ScoreDetail(fall.target(), 95, 50, fall.losses()), world.clock.instant()));
            world.after(Duration.ofMinutes(1));
            assertThat(world.slack.received())
                    .extracting(it -> it.first().orElse("new"))
                    .containsExactly("new", "ops/1", "new");
            assertThat(open(world)).containsExactly("score:192.0.2.10");
        }
    }

    @Test
    void aDomainMayBeAsLongAsDomainsGet() {
        String domain = ("a".repeat(62) + ".").repeat(4) + "z";
        DomainTarget target = new DomainTarget(domain);
        try (NotificationWorld world = new NotificationWorld(directory)) {
            world.happens(
                    IncidentEvent.opened(new ScoreDetail(target, 100, 60, List.of(Sample.loss(40))), Sample.NINE));
            world.after(Duration.ofMinutes(1));
            world.happens(IncidentEvent.resolved(new ScoreDetail(target, 95, 95, List.of()), world.clock.instant()));
            world.after(Duration.ofMinutes(1));
            assertThat(world.slack.received())
                    .extracting(it -> it.first().orElse("new"))
                    .containsExactly("new", "ops/1");
            assertThat(open(world)).isEmpty();
        }
    }

    /** Whoever heard of the first time need not be told of the end of the second. */
    @Test
    void theEndIsToldToThoseWhoHeardOfThisTime() {
        ScoreDetail steep = new ScoreDetail(Sample.ip("192.0.2.10"), 100, 60, List.of(Sample.loss(40)));
        try (NotificationWorld world = new NotificationWorld(directory)) {
            world.happens(IncidentEvent.opened(steep, Sample.NINE));
            world.after(Duration.ofMinutes(1));
            world.happens(
                    IncidentEvent.resolved(new ScoreDetail(steep.target(), 95, 95, List.of()), world.clock.instant()));
            world.after(Duration.ofMinutes(1));
            assertThat(world.mail.received()).hasSize(2);
            world.happens(IncidentEvent.opened(
                    new ScoreDetail(steep.target(), 95, 80, steep.losses()), world.clock.instant()));
            world.after(Duration.ofMinutes(1));
            world.happens(
                    IncidentEvent.resolved(new ScoreDetail(steep.target(), 95, 95, List.of()), world.clock.instant()));
            world.after(Duration.ofMinutes(1));
            assertThat(world.slack.received()).hasSize(4);
            assertThat(world.mail.received()).as("minor, so not for mail").hasSize(2);
        }
    }
}
