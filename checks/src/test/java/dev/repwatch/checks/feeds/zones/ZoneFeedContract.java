package dev.repwatch.checks.feeds.zones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dns.loopback.BadPackets;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.checks.dns.loopback.LoopbackZone;
import dev.repwatch.checks.feeds.CannotHappen;
import dev.repwatch.checks.feeds.EveryCase;
import dev.repwatch.checks.feeds.FeedCase;
import dev.repwatch.checks.feeds.FeedEnvironment;
import dev.repwatch.checks.feeds.FeedQuery;
import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedReport.Outcome;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.OpenFeed;
import dev.repwatch.checks.feeds.Proves;
import dev.repwatch.checks.feeds.Recorded;
import dev.repwatch.checks.feeds.Subjects;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Score;
import dev.repwatch.checks.reputation.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every score zone must bear, asked over real UDP and TCP: the cases of HTTP in the shape they have in the DNS. */
@CannotHappen(
        value = FeedCase.UNAUTHORIZED_THEN_REFRESHED,
        because = "the resolver's address is known to the operator; there is no token")
@CannotHappen(
        value = FeedCase.NOT_FOUND_AS_TROUBLE,
        because = "a zone that is gone says \"no such name\" as one without data does; the feed goes quiet, which is"
                + " told")
@CannotHappen(
        value = FeedCase.FIFTY_MEGABYTES,
        because = "a DNS message has at most 64 KB; as many addresses as fit are proved to be no score")
@CannotHappen(value = FeedCase.WRONG_CHARSET, because = "an answer is four octets and has no charset")
@CannotHappen(value = FeedCase.OTHER_COLUMN_ORDER, because = "an answer is one address and has no columns")
@CannotHappen(value = FeedCase.EXTRA_COLUMNS, because = "an answer is one address and has no columns")
@CannotHappen(
        value = FeedCase.REDIRECT_TO_ANOTHER_HOST,
        because = "only the own resolver is asked, wherever an alias points, and no key goes along")
abstract class ZoneFeedContract implements EveryCase {

    static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
    static final String ZONE = "scores.example.test";

    private final LoopbackNameserver server = LoopbackNameserver.start();
    private final DnsEngine dns = new DnsEngine(
            new DnsSettings(List.of(server.socketAddress()), Duration.ofMillis(400), 1, 64),
            new Random(7),
            System::nanoTime);

    abstract FeedType<?> type();

    abstract Record settings(Optional<String> zone);

    @AfterEach
    void close() {
        dns.close();
        server.close();
    }

    @Test
    @Proves(FeedCase.OK)
    void theRecordedAnswerIsAScore() {
        assertThat(reading(recorded()).observations().get(0).finding()).isInstanceOf(Finding.Scored.class);
    }

    private String recorded() {
        return Recorded.text(type().type(), "zone.txt")
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .replaceFirst(".* A ", "");
    }

    @Test
    @Proves({FeedCase.EMPTY, FeedCase.NOT_FOUND_AS_NO_DATA})
    void noAnswerIsNoScore() {
        assertThat(cause(reading())).isEqualTo(Cause.NO_DATA);
    }

    @Test
    @Proves(FeedCase.FORBIDDEN)
    void aRefusalIsNoScore() {
        assertThat(cause(reading("127.255.255.255"))).isEqualTo(Cause.NOT_REGISTERED);
    }

    /** A resolver that sends those who ask for unknown names to a web page, or to the machine's metadata service. */
    @Test
    @Proves({FeedCase.LOGIN_PAGE, FeedCase.REDIRECT_TO_METADATA})
    void anAnswerOutside127IsNoScore() {
        assertThat(cause(reading("192.0.2.80"))).isEqualTo(Cause.BAD_ANSWER);
        assertThat(cause(reading("169.254.169.254"))).isEqualTo(Cause.BAD_ANSWER);
    }

    @Test
    @Proves(FeedCase.TOO_MANY_QUESTIONS)
    void aServerThatRefusesIsNoScoreAndAFailureOfTheFeed() {
        server.misbehave(BrokenLists.rcode("REFUSED"));
        assertThat(reading().outcome()).isInstanceOf(Outcome.Failed.class);
        cause(reading());
    }

    @Test
    @Proves(FeedCase.SERVER_ERROR)
    void aServerThatFailsIsNoScoreAndAFailureOfTheFeed() {
        server.misbehave(BrokenLists.rcode("SERVFAIL"));
        FeedReport reading = reading();
        assertThat(cause(reading)).isEqualTo(Cause.SERVER_FAILED);
        assertThat(reading.outcome()).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    @Proves(FeedCase.TRUNCATED)
    void anAnswerThatIsCutShortIsAskedForAgainOverTcpOrIsNoScore() {
        String recorded = recorded();
        Finding whole = reading(recorded).observations().get(0).finding();
        server.misbehave(BadPackets.truncated(true));
        assertThat(reading(recorded).observations().get(0).finding()).isEqualTo(whole);
        server.misbehave(BadPackets.truncated(false));
        cause(reading(recorded));
    }

    @Test
    void asManyAnswersAsFitAreNoGoodScore() {
        server.misbehave(BadPackets.manyAddresses(2000));
        Finding finding = reading().observations().get(0).finding();
        boolean good = finding instanceof Finding.Scored it && it.score().band() == Score.Band.GOOD;
        assertThat(good).isFalse();
    }

    @Test
    @Proves(FeedCase.SCHEMA_BREAK)
    void anUndocumentedAnswerIsNoScore() {
        assertThat(cause(reading("127.0.0.77"))).isEqualTo(Cause.UNDOCUMENTED_CODE);
    }

    @Test
    @Proves(FeedCase.SLOW_DRIP)
    void aSilentServerIsNoScoreAndAFailureOfTheFeed() {
        server.misbehave(BrokenLists.silent());
        FeedReport reading = reading();
        assertThat(cause(reading)).isEqualTo(Cause.TIMED_OUT);
        assertThat(reading.outcome()).isInstanceOf(Outcome.Failed.class);
    }

    FeedReport reading(String... addresses) {
        return reading(Optional.empty(), addresses);
    }

    FeedReport reading(Optional<String> bookmark, String... addresses) {
        LoopbackZone zone = server.zone(ZONE).unlist("192.0.2.7");
        if (addresses.length > 0) {
            zone.list("192.0.2.7", "", addresses);
        }
        FeedEnvironment feedEnvironment = FeedEnvironment.usual(InstantSource.fixed(NOW), dns);
        try (OpenFeed feed = type().open(new SourceId(type().type()), settings(Optional.of(ZONE)), feedEnvironment)) {
            return feed.read(new FeedQuery(Subjects.ips("192.0.2.7"), bookmark, NOW));
        }
    }

    static Cause cause(FeedReport reading) {
        Finding finding = reading.observations().get(0).finding();
        assertThat(finding).isInstanceOf(Finding.Unknown.class);
        return ((Finding.Unknown) finding).cause();
    }
}
