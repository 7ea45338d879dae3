package dev.repwatch.checks.dnsbl;

import static dev.repwatch.checks.dnsbl.ListsUnderTest.outcome;
import static dev.repwatch.checks.dnsbl.Targets.ip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.loopback.BadPackets;
import dev.repwatch.checks.dns.loopback.FilteringResolvers;
import dev.repwatch.checks.dns.loopback.Misbehaviour;
import dev.repwatch.checks.dns.loopback.OldServers;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Caches that hand out what has expired (RFC 8767): neither a listing nor its end comes of it. */
class StaleListingTest {

    private static final byte[] NOTHING = {};

    private final ListsUnderTest lists = new ListsUnderTest();
    private final ActiveList list = ListFixture.at("bl.test").active();

    @BeforeEach
    void serve() {
        lists.server.zone("bl.test").testPoints("127.0.0.2");
    }

    @AfterEach
    void close() {
        lists.close();
    }

    @Test
    void anAnswerThatIsSaidToHaveExpiredIsNoVerdictAndTheReasonIsKept() {
        misbehave(BadPackets.extendedError("NOERROR", 3, NOTHING));

        Finding finding = lists.sweep(list, ip("192.0.2.1")).finding();

        assertThat(outcome(finding)).isEqualTo("stale_answer");
        assertThat(((Finding.Unknown) finding).detail()).contains("extended error 3, stale answer");
    }

    @Test
    void aLittleLaterTheCacheKnowsBetter() {
        misbehave(FilteringResolvers.atFirst(
                1, BadPackets.extendedError("NOERROR", 3, NOTHING), OldServers.silentAtFirst(0)));

        assertThat(outcome(lists.sweep(list, ip("192.0.2.1")).finding())).isEqualTo("not_listed");
    }

    /** As unbound does it by default: no extended error, and 30 seconds. */
    @Test
    void aListingWithTheTtlOfTheExpiredIsLookedAtAgain() {
        misbehave(FilteringResolvers.atFirst(
                1, FilteringResolvers.cachedListing(30, "127.0.0.2"), OldServers.silentAtFirst(0)));

        assertThat(outcome(lists.sweep(list, ip("192.0.2.1")).finding())).isEqualTo("not_listed");
    }

    @Test
    void aListWhoseTtlIsThatShortListsAllTheSame() {
        misbehave(FilteringResolvers.cachedListing(30, "127.0.0.2"));

        Observation seen = lists.sweep(list, ip("192.0.2.1"));

        assertThat(outcome(seen.finding())).isEqualTo("listed");
    }

    private void misbehave(Misbehaviour how) {
        lists.server.zone("bl.test").misbehave("192.0.2.1", how);
    }
}
