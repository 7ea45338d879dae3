package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Delivery;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel that gets another name while it is down, or after it was told: nothing is lost with the old name. */
class RenamedChannelTest {

    private static final Duration STEP = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    private final NotebookChannel renamed = new NotebookChannel("slack-ops");

    private static Episode episode(ChannelsWorld world) {
        return Sample.episode(1, "192.0.2.10", "zen", Severity.CRITICAL, world.clock.instant());
    }

    private static void happens(ChannelsWorld world, IncidentEvent<?> event) {
        world.happens(event);
        world.after(Duration.ofMinutes(1), STEP);
    }

    @Test
    void whatWaitedIsToldUnderTheNewNameOnce() {
        try (ChannelsWorld world = new ChannelsWorld(directory, NotificationWorld.settings(), "ops", "mail")) {
            world.channel("ops").answer(new Delivery.Uncertain("the connection broke"));
            world.channel("ops")
                    .answerAlways(Optional.of(new Delivery.Refused(Delivery.Fault.CHANNEL, "token_revoked")));
            happens(world, IncidentEvent.opened(EpisodeDetail.of(episode(world)), world.clock.instant()));
            world.after(Duration.ofMinutes(5), STEP);
            NotebookChannel mail = world.channel("mail");
            assertThat(mail.headlines()).hasSize(2);
            world.restarts(List.of(renamed, mail));
            world.after(Duration.ofMinutes(1), STEP);
            assertThat(renamed.received()).singleElement().satisfies(it -> {
                assertThat(it.alert().headline()).startsWith("192.0.2.10 (mx1) is listed");
                assertThat(it.alert().repeat()).as("it may have arrived").isTrue();
            });
            assertThat(mail.headlines()).hasSize(3).last().isEqualTo("Channel ops is no longer in the configuration");
        }
    }

    @Test
    void whoHeardTheBeginningUnderTheOldNameHearsTheEndUnderTheNew() {
        try (ChannelsWorld world = new ChannelsWorld(directory, NotificationWorld.settings(), "ops", "mail")) {
            happens(world, IncidentEvent.opened(EpisodeDetail.of(episode(world)), world.clock.instant()));
            world.restarts(List.of(renamed, world.channel("mail")));
            happens(world, IncidentEvent.resolved(EpisodeDetail.of(episode(world)), world.clock.instant()));
            assertThat(renamed.headlines()).singleElement().asString().contains("is off");
            assertThat(world.channel("mail").headlines()).hasSize(2);
        }
    }
}
