package dev.repwatch.checks.feeds.zones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.DnsjavaClient;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.checks.dns.loopback.LoopbackZone;
import dev.repwatch.checks.feeds.Ask;
import dev.repwatch.checks.feeds.FeedReading;
import dev.repwatch.checks.feeds.FeedReading.Outcome;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.OpenFeed;
import dev.repwatch.checks.feeds.Recorded;
import dev.repwatch.checks.feeds.Subjects;
import dev.repwatch.checks.feeds.Surroundings;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every score zone must bear, asked over real UDP. */
abstract class ZoneFeedContract {

    static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
    static final String ZONE = "scores.example.test";

    private final LoopbackNameserver server = LoopbackNameserver.start();
    private final DnsjavaClient dns = new DnsjavaClient(
            new DnsSettings(List.of(server.socketAddress()), Duration.ofMillis(400), 1, 64), new Random(7));

    abstract FeedType<?> type();

    abstract Record settings(Optional<String> zone);

    @AfterEach
    void close() {
        dns.close();
        server.close();
    }

    @Test
    void theRecordedAnswerIsAScore() {
        String record = Recorded.text(type().type(), "zone.txt")
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        assertThat(reading(record.replaceFirst(".* A ", ""))
                        .observations()
                        .get(0)
                        .finding())
                .isInstanceOf(Finding.Scored.class);
    }

    @Test
    void noAnswerIsNoScore() {
        assertThat(cause(reading())).isEqualTo(Cause.NO_DATA);
    }

    @Test
    void aRefusalIsNoScore() {
        assertThat(cause(reading("127.255.255.255"))).isEqualTo(Cause.NOT_REGISTERED);
    }

    @Test
    void anAnswerOutside127IsNoScore() {
        assertThat(cause(reading("192.0.2.80"))).isEqualTo(Cause.BAD_ANSWER);
    }

    @Test
    void anUndocumentedAnswerIsNoScore() {
        assertThat(cause(reading("127.0.0.77"))).isEqualTo(Cause.UNDOCUMENTED_CODE);
    }

    @Test
    void aSilentServerIsNoScoreAndAFailureOfTheFeed() {
        server.misbehave(BrokenLists.silent());
        FeedReading reading = reading();
        assertThat(cause(reading)).isEqualTo(Cause.TIMED_OUT);
        assertThat(reading.outcome()).isInstanceOf(Outcome.Failed.class);
    }

    FeedReading reading(String... addresses) {
        return reading(Optional.empty(), addresses);
    }

    FeedReading reading(Optional<String> bookmark, String... addresses) {
        LoopbackZone zone = server.zone(ZONE).unlist("192.0.2.7");
        if (addresses.length > 0) {
            zone.list("192.0.2.7", "", addresses);
        }
        Surroundings surroundings = Surroundings.usual(InstantSource.fixed(NOW), dns);
        try (OpenFeed feed = type().open(new SourceId(type().type()), settings(Optional.of(ZONE)), surroundings)) {
            return feed.read(new Ask(Subjects.ips("192.0.2.7"), bookmark, NOW));
        }
    }

    static Cause cause(FeedReading reading) {
        Finding finding = reading.observations().get(0).finding();
        assertThat(finding).isInstanceOf(Finding.Unknown.class);
        return ((Finding.Unknown) finding).cause();
    }
}
