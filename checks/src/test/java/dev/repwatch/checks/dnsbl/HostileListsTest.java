package dev.repwatch.checks.dnsbl;

import static dev.repwatch.checks.dns.loopback.BrokenLists.everything;
import static dev.repwatch.checks.dns.loopback.BrokenLists.rcode;
import static dev.repwatch.checks.dnsbl.ListsUnderTest.outcome;
import static dev.repwatch.checks.dnsbl.Targets.ip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.CostlyPackets;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.checks.dns.loopback.LoopbackZone;
import dev.repwatch.checks.dns.loopback.Misbehaviour;
import dev.repwatch.checks.dnsbl.budget.OperatorRateLimit;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceHealth;
import dev.repwatch.checks.reputation.Target;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile cases that are more than one answer: resolvers that rewrite or disagree, floods, lists whose servers move. */
class HostileListsTest {

    private static final int LISTS = 12;

    @Test
    void d29ARewritingResolverIsNotTwelveBrokenLists() {
        try (ListsUnderTest lists = new ListsUnderTest()) {
            lists.server.zone("example.com");
            ActiveList[] all = IntStream.range(0, LISTS)
                    .mapToObj(number -> ListFixture.at("bl" + number + ".test").active())
                    .toArray(ActiveList[]::new);
            IntStream.range(0, LISTS)
                    .forEach(number -> lists.server
                            .zone("bl" + number + ".test")
                            .testPoints("127.0.0.2")
                            .list("192.0.2.1", "", "127.0.0.2"));
            lists.server.misbehave(BrokenLists.rewritesNxdomain("203.0.113.9"));
            DnsblCheck check = lists.check(all);

            List<Observation> seen = lists.sweep(check, ip("192.0.2.1"), ip("192.0.2.2"));

            assertThat(seen)
                    .hasSize(2 * LISTS)
                    .extracting(it -> outcome(it.finding()))
                    .containsOnly("bad_resolver");
            assertThat(((Finding.Unknown) seen.get(0).finding()).detail())
                    .contains(lists.server.address())
                    .contains("203.0.113.9");
            assertThat(lists.health).isEmpty();

            lists.server.misbehave(null);
            assertThat(lists.sweep(check, ip("192.0.2.1"), ip("192.0.2.2")))
                    .extracting(it -> outcome(it.finding()))
                    .containsOnly("listed", "not_listed");
            assertThat(lists.health).hasSize(LISTS).allMatch(SourceHealth::well);
        }
    }

    @Test
    void d29WithoutRewritingAParkedListIsTheListsOwnFault() {
        try (ListsUnderTest lists = new ListsUnderTest()) {
            lists.server.zone("example.com");
            lists.server.zone("bl.test").misbehave(everything("203.0.113.9"));

            assertThat(outcome(lists.sweep(ListFixture.at("bl.test").active(), ip("192.0.2.1"))
                            .finding()))
                    .isEqualTo("bad_answer");
            assertThat(lists.health).hasSize(1);
        }
    }

    @Test
    void d30TheSecondResolverIsAskedAndMayDisagree() {
        try (LoopbackNameserver other = LoopbackNameserver.start();
                ListsUnderTest lists = new ListsUnderTest(other.socketAddress())) {
            lists.server.zone("bl.test").testPoints("127.0.0.2").list("192.0.2.1", "", "127.0.0.2");
            other.zone("bl.test").testPoints("127.0.0.2");
            ActiveList list = ListFixture.at("bl.test").active();
            DnsblCheck check = lists.check(list);

            Observation first = lists.sweep(check, ip("192.0.2.1")).get(0);
            Observation second =
                    check.confirm(first.target(), list.id(), first.path()).join();

            assertThat(outcome(first.finding())).isEqualTo("listed");
            assertThat(first.path()).isEqualTo(lists.server.address());
            assertThat(outcome(second.finding())).isEqualTo("not_listed");
            assertThat(second.path()).isEqualTo(other.address());
        }
    }

    @Test
    void d33LinksInTheTextStayText() {
        String text = "see javascript:alert(1) or https://bl.t\u0435st/remove or http://evil.example/?k=1";
        try (ListsUnderTest lists = new ListsUnderTest()) {
            lists.server.zone("bl.test").testPoints("127.0.0.2").list("192.0.2.1", text, "127.0.0.2");
            ActiveList list = ListFixture.at("bl.test").active();

            Listing seen = ((Finding.Listed) lists.sweep(list, ip("192.0.2.1")).finding()).listing();

            assertThat(seen.reason()).contains(text);
            assertThat(list.list().removalFor(seen.worst()).url()).isEmpty();
            assertThat(Arrays.stream(Listing.class.getRecordComponents())
                            .filter(component ->
                                    component.getGenericType().getTypeName().contains(URI.class.getName())))
                    .isEmpty();
        }
    }

    static Stream<Arguments> lostServers() {
        return Stream.of(
                Arguments.of("the zone above knows it no more", BrokenLists.gone(), "list_dead"),
                Arguments.of("no server answers the resolver", rcode("SERVFAIL"), "server_failed"),
                Arguments.of("its servers are addresses where nobody is", BrokenLists.silent(), "timed_out"),
                Arguments.of("its servers do not know it", rcode("REFUSED"), "refused"),
                Arguments.of("only the delegation is left", BrokenLists.referral(), "server_failed"),
                Arguments.of("moved to a parking page", everything("91.195.240.117"), "bad_answer"),
                Arguments.of("moved to an empty zone", BrokenLists.empty(), "test_point_missing"),
                Arguments.of("moved to one who lists the world", everything("127.0.0.2"), "lists_everything"));
    }

    @ParameterizedTest(name = "{0} -> {2}")
    @MethodSource("lostServers")
    void d34AListWhoseServersVanishOrMoveIsNotBelieved(String what, Misbehaviour how, String cause) {
        try (ListsUnderTest lists = new ListsUnderTest()) {
            LoopbackZone zone = lists.server.zone("bl.test").testPoints("127.0.0.2");
            zone.list("192.0.2.1", "", "127.0.0.2");
            DnsblCheck check = lists.check(ListFixture.at("bl.test").active());
            assertThat(lists.sweep(check, ip("192.0.2.1")))
                    .extracting(it -> outcome(it.finding()))
                    .containsExactly("listed");

            zone.misbehave(how);

            assertThat(lists.sweep(check, ip("192.0.2.1"), ip("192.0.2.2")))
                    .extracting(it -> outcome(it.finding()))
                    .containsOnly(cause);
            assertThat(lists.health
                            .get(lists.health.size() - 1)
                            .trouble()
                            .orElseThrow()
                            .label())
                    .isEqualTo(cause);
        }
    }

    @Test
    void d35AFloodIsLeftAlone() {
        Target[] fleet = fleet(250);
        try (ListsUnderTest lists = new ListsUnderTest()) {
            LoopbackZone zone = lists.server.zone("bl.test").testPoints("127.0.0.2");
            for (Target target : fleet) {
                zone.misbehave(target.text(), CostlyPackets.flood(50, "127.0.0.2", false));
            }

            List<Observation> seen =
                    lists.sweep(lists.check(ListFixture.at("bl.test").active()), fleet);

            assertThat(seen)
                    .hasSize(250)
                    .extracting(it -> outcome(it.finding()))
                    // a forged id may be that of another question under way, which then has an answer that is none
                    .isSubsetOf("timed_out", "bad_answer", "not_asked")
                    .contains("not_asked");
            assertThat(zone.questions()).isLessThan(200);
        }
    }

    @Test
    void d35AFloodCostsLessThanHalfACore() {
        Target[] fleet = fleet(60);
        try (ListsUnderTest lists = new ListsUnderTest()) {
            LoopbackZone zone = lists.server.zone("bl.test").testPoints("127.0.0.2");
            for (Target target : fleet) {
                zone.misbehave(target.text(), CostlyPackets.flood(100, "127.0.0.2", true));
            }
            OperatorRateLimit pace = new OperatorRateLimit(System::nanoTime, new Random(1), 1, Set.of());
            DnsblCheck check = lists.check(
                    QueryPolicy.lasting(pace),
                    ListsUnderTest.CLOCK,
                    ListFixture.at("bl.test").active());

            long cpuBefore = clientNanos();
            long begun = System.nanoTime();
            List<Observation> seen = lists.sweep(check, fleet);
            double wall = System.nanoTime() - begun;

            assertThat(seen).extracting(it -> outcome(it.finding())).containsOnly("not_listed");
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .anyMatch(name -> name.startsWith("dns"));
            assertThat((clientNanos() - cpuBefore) / wall).isLessThan(0.5);
        }
    }

    /** Processor time of every thread that reads, judges or waits for answers: this one, and those of the DNS client. */
    private static long clientNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long own = Thread.currentThread().getId();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(thread ->
                        thread.getThreadId() == own || thread.getThreadName().startsWith("dns"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }

    private static Target[] fleet(int size) {
        return IntStream.range(0, size)
                .mapToObj(host -> ip("198.51.100." + host))
                .toArray(Target[]::new);
    }
}
