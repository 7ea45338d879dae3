package dev.repwatch.checks.dnsbl;

import static dev.repwatch.checks.dnsbl.ListsUnderTest.outcome;
import static dev.repwatch.checks.dnsbl.Targets.ip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.FilteringResolvers;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.checks.dns.loopback.Misbehaviour;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceHealth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A list answers by who asks: only what comes through a resolver that passed its controls counts. */
class ControlsByResolverTest {

    private final LoopbackNameserver second = LoopbackNameserver.start();
    private final LoopbackNameserver third = LoopbackNameserver.start();
    private final ListsUnderTest lists = new ListsUnderTest(second.socketAddress(), third.socketAddress());
    private final ActiveList list = ListFixture.at("bl.test").active();

    record Case(String what, Misbehaviour how, Cause cause) {
        @Override
        public String toString() {
            return what + " -> " + cause;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("refused in silence", BrokenLists.empty(), Cause.TEST_POINT_MISSING),
                new Case("refused by code", BrokenLists.everything("127.255.255.254"), Cause.OPEN_RESOLVER),
                new Case("refused", BrokenLists.rcode("REFUSED"), Cause.REFUSED),
                new Case("fails", BrokenLists.rcode("SERVFAIL"), Cause.SERVER_FAILED),
                new Case("silent", BrokenLists.silent(), Cause.TIMED_OUT),
                new Case("rewrites", BrokenLists.rewritesNxdomain("203.0.113.9"), Cause.BAD_RESOLVER),
                new Case("strips", FilteringResolvers.strips(), Cause.STRIPS_LOOPBACK),
                new Case("lists the world", BrokenLists.everything("127.0.0.2"), Cause.LISTS_EVERYTHING));
    }

    @BeforeEach
    void serve() {
        for (LoopbackNameserver server : List.of(lists.server, second, third)) {
            server.zone("bl.test").testPoints("127.0.0.2").list("192.0.2.1", "spam", "127.0.0.2");
            server.zone("example.com");
        }
    }

    @AfterEach
    void close() {
        lists.close();
        second.close();
        third.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aFirstResolverThatIsNoUseIsLeftOutForTheList(Case broken) {
        misbehave(lists.server, broken);

        List<Observation> seen = lists.sweep(lists.check(list), ip("192.0.2.1"), ip("192.0.2.2"));

        assertThat(seen)
                .extracting(it -> it.target().text() + " " + outcome(it.finding()))
                .containsExactlyInAnyOrder("192.0.2.1 listed", "192.0.2.2 not_listed");
        assertThat(seen).extracting(Observation::path).containsOnly(second.address());
        SourceHealth health = lists.health.get(0);
        assertThat(health.well()).isTrue();
        assertThat(health.leftOut())
                .extracting(path -> path.resolver() + " " + path.trouble().orElseThrow())
                .containsExactly(lists.server.address() + " " + broken.cause());
    }

    /** Two resolvers, and the second is refused in silence: the listing that the first sees was never confirmed. */
    @ParameterizedTest
    @MethodSource("cases")
    void aConfirmationComesOnlyThroughOneThatPassed(Case broken) {
        misbehave(second, broken);
        misbehave(third, broken);
        DnsblCheck check = lists.check(list);
        lists.sweep(check, ip("192.0.2.1"));

        Observation again = check.confirm(ip("192.0.2.1"), list.id(), lists.server.address())
                .join();

        assertThat(outcome(again.finding())).isEqualTo("listed");
        assertThat(again.path()).isEqualTo(lists.server.address());
    }

    @Test
    void oneThatPassesAgainIsAskedAgain() {
        lists.server.misbehave(BrokenLists.empty());
        DnsblCheck check = lists.check(list);
        assertThat(lists.sweep(check, ip("192.0.2.2")))
                .extracting(Observation::path)
                .containsOnly(second.address());

        lists.server.misbehave(null);

        assertThat(lists.sweep(check, ip("192.0.2.2")))
                .extracting(Observation::path)
                .containsOnly(lists.server.address());
        assertThat(lists.health.get(1).leftOut()).isEmpty();
    }

    @Test
    void whenAllFailTheListIsUnwellAndEveryPathIsNamed() {
        lists.server.misbehave(BrokenLists.empty());
        second.misbehave(BrokenLists.rcode("REFUSED"));
        third.misbehave(BrokenLists.rewritesNxdomain("203.0.113.9"));

        List<Observation> seen = lists.sweep(lists.check(list), ip("192.0.2.1"), ip("192.0.2.2"));

        assertThat(seen).extracting(it -> outcome(it.finding())).containsOnly("test_point_missing");
        assertThat(lists.health.get(0).detail())
                .contains("through " + second.address() + ": ")
                .contains("(REFUSED)")
                .contains("invents answers");
    }

    /** A resolver that turns bad in the middle of a sweep takes its listings with it, and nobody else's. */
    @Test
    void aListingIsCheckedAgainThroughTheResolverItCameThrough() {
        DnsblCheck check = lists.check(list);
        second.misbehave(BrokenLists.everything("127.0.0.2"));
        third.misbehave(BrokenLists.everything("127.0.0.2"));

        assertThat(lists.sweep(check, ip("192.0.2.1"), ip("192.0.2.2")))
                .extracting(it -> outcome(it.finding()))
                .containsExactlyInAnyOrder("listed", "not_listed");
    }

    /** A list misbehaves alone, a resolver with all that is asked through it. */
    private static void misbehave(LoopbackNameserver resolver, Case broken) {
        resolver.zone("bl.test").misbehave(broken.how());
        if (broken.cause().ofTheResolver()) {
            resolver.misbehave(broken.how());
        }
    }
}
