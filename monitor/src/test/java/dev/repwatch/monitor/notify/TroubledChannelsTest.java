package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels that refuse: nothing is lost, and nobody hears of it more than once a channel. */
class TroubledChannelsTest {

    private static final Duration STEP = Duration.ofSeconds(2);
    private static final Delivery BAD_REQUEST = new Delivery.Refused(Delivery.Fault.MESSAGE, "HTTP 400");
    private static final Delivery REVOKED = new Delivery.Refused(Delivery.Fault.CHANNEL, "HTTP 401");

    @TempDir
    Path directory;

    private static Episode critical(int id, String target) {
        return Sample.episode(id, target, "zen", Severity.CRITICAL, Sample.NINE);
    }

    private static void opens(ChannelsWorld world, Episode... episodes) {
        world.happens(Stream.of(episodes)
                .map(it -> IncidentEvent.opened(EpisodeDetail.of(it), world.clock.instant()))
                .toArray(IncidentEvent[]::new));
    }

    /** Sent and accepted, by event. */
    private static List<String> taken(NotebookChannel channel) {
        return channel.accepted().stream().map(it -> it.alert().headline()).toList();
    }

    @Test
    void twoThatRefuseEverythingDoNotTellEachOtherForEver() {
        try (ChannelsWorld world = new ChannelsWorld(directory, NotificationWorld.settings(), "one", "other")) {
            world.channels.forEach(it -> it.answerAlways(Optional.of(BAD_REQUEST)));
            opens(world, critical(1, "192.0.2.10"));
            world.after(Duration.ofMinutes(10), Duration.ofSeconds(5));
            assertThat(world.channels)
                    .allSatisfy(it -> assertThat(it.received()).hasSizeLessThan(60));
            assertThat(world.channels)
                    .allSatisfy(it -> assertThat(it.received())
                            .extracting(envelope -> envelope.alert().dedupeKey())
                            .as("the listing, and the trouble of the other")
                            .satisfies(keys -> assertThat(Set.copyOf(keys)).hasSize(2)));
        }
    }

    @Test
    void aRefusalOfHalfAMinuteLosesNothing() {
        for (Delivery refusal : List.of(BAD_REQUEST, REVOKED)) {
            try (ChannelsWorld world = new ChannelsWorld(
                    directory.resolve(refusal.toString().replaceAll("\\W", "")), NotificationWorld.settings(), "ops")) {
                world.channel("ops").answerAlways(Optional.of(refusal));
                opens(world, critical(1, "192.0.2.10"));
                world.after(Duration.ofMinutes(1), STEP);
                assertThat(taken(world.channel("ops"))).isEmpty();
                world.channel("ops").answerAlways(Optional.empty());
                world.after(Duration.ofMinutes(3), STEP);
                assertThat(taken(world.channel("ops")))
                        .containsExactly("192.0.2.10 (mx1) is listed on Example ZEN: spam source");
                assertThat(world.channel("ops").accepted())
                        .singleElement()
                        .satisfies(it -> assertThat(it.plain())
                                .as("the trouble was none of its form")
                                .isFalse());
            }
        }
    }

    /** One message that a provider does not understand keeps no other from being told. */
    @Test
    void aPoisonousMessageHoldsUpNoOther() {
        try (ChannelsWorld world = new ChannelsWorld(directory, NotificationWorld.settings(), "ops", "mail")) {
            world.channel("ops").refuse(envelope -> envelope.alert().headline().startsWith("192.0.2.10"));
            opens(world, critical(1, "192.0.2.10"));
            world.after(Duration.ofMinutes(2), STEP);
            opens(world, critical(2, "203.0.113.9"));
            world.after(Duration.ofMinutes(2), STEP);
            assertThat(taken(world.channel("ops"))).singleElement().asString().startsWith("203.0.113.9");
            assertThat(world.channel("mail").headlines())
                    .filteredOn(it -> it.startsWith("Channel"))
                    .containsExactly("Channel ops refuses messages (waiting: 1): HTTP 400");
            assertThat(world.channel("mail").received())
                    .filteredOn(it -> it.alert().headline().startsWith("Channel"))
                    .singleElement()
                    .satisfies(it -> assertThat(it.alert().advice())
                            .contains("Waiting: 192.0.2.10 (mx1) is listed on Example ZEN: spam source"));
        }
    }

    @Test
    void fiveChannelsOfWhichThreeRefuseForTenMinutes() {
        try (ChannelsWorld world =
                new ChannelsWorld(directory, NotificationWorld.settings(), "a", "b", "c", "d", "e")) {
            world.channel("a").answerAlways(Optional.of(BAD_REQUEST));
            world.channel("b").answerAlways(Optional.of(REVOKED));
            world.channel("b").probeAnswer(REVOKED);
            world.channel("c").answerAlways(Optional.of(new Delivery.RetryLater(Optional.empty(), "HTTP 503")));
            int number = 0;
            for (int step = 0; step < 30; step++) {
                int first = number;
                opens(
                        world,
                        IntStream.range(first, Math.min(1000, first + 34))
                                .mapToObj(i -> critical(100 + i, "10." + i / 250 + ".7." + i % 250))
                                .toArray(Episode[]::new));
                number = Math.min(1000, first + 34);
                world.after(STEP, STEP);
            }
            world.after(Duration.ofMinutes(9), Duration.ofSeconds(5));
            world.channels.forEach(it -> it.answerAlways(Optional.empty()));
            world.channel("b").probeAnswer(new Delivery.Delivered(Optional.empty()));
            world.after(Duration.ofMinutes(25), Duration.ofSeconds(20));
            List<String> whole = news(world.channel("d"));
            assertThat(whole).isNotEmpty().hasSizeLessThan(12);
            assertThat(world.channels).allSatisfy(channel -> {
                assertThat(news(channel)).as(channel.name()).containsExactlyInAnyOrderElementsOf(whole);
                assertThat(channel.accepted().stream()
                                .filter(it -> !it.alert().repeat())
                                .map(it -> it.alert().dedupeKey()))
                        .doesNotHaveDuplicates();
                for (String other : List.of("a", "b", "c", "d", "e")) {
                    assertThat(taken(channel))
                            .as("of %s in %s", other, channel.name())
                            .filteredOn(it -> it.startsWith("Channel " + other) && !it.endsWith("works again"))
                            .hasSizeLessThanOrEqualTo(1);
                }
            });
        }
    }

    private static List<String> news(NotebookChannel channel) {
        return channel.accepted().stream()
                .map(Channel.Envelope::alert)
                .filter(it -> !DeliveryAlerts.aboutChannel(it))
                .map(it -> it.dedupeKey())
                .toList();
    }
}
