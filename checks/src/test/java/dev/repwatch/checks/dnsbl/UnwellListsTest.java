package dev.repwatch.checks.dnsbl;

import static dev.repwatch.checks.dns.loopback.BrokenLists.everything;
import static dev.repwatch.checks.dns.loopback.BrokenLists.rcode;
import static dev.repwatch.checks.dnsbl.ListsUnderTest.outcome;
import static dev.repwatch.checks.dnsbl.Targets.ip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.loopback.BadPackets;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.LoopbackZone;
import dev.repwatch.checks.dns.loopback.Misbehaviour;
import dev.repwatch.checks.dnsbl.DnsblList.TestPoints;
import dev.repwatch.checks.dnsbl.ReturnCode.Polarity;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A whole list misbehaves: no listing, no all-clear, and the right name for what is wrong with it. */
class UnwellListsTest {

    record Case(String what, Misbehaviour how, String cause) {
        @Override
        public String toString() {
            return what + " -> " + cause;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("lists the world", everything("127.0.0.2"), "lists_everything"),
                new Case("parked domain", everything("203.0.113.9"), "bad_answer"),
                new Case("127.0.0.1 for all", everything("127.0.0.1"), "bad_answer"),
                new Case("misspelt zone", everything("127.255.255.252"), "bad_answer"),
                new Case("refuses public resolvers", everything("127.255.255.254"), "open_resolver"),
                new Case("over quota", everything("127.255.255.255"), "over_quota"),
                new Case("undocumented for all", everything("127.0.0.99"), "undocumented_code"),
                new Case("SERVFAIL", rcode("SERVFAIL"), "server_failed"),
                new Case("REFUSED", rcode("REFUSED"), "refused"),
                new Case("NODATA for all", BrokenLists.nodata(), "test_point_missing"),
                new Case("NXDOMAIN for all", BrokenLists.empty(), "test_point_missing"),
                new Case("domain gone", BrokenLists.gone(), "list_dead"),
                new Case("lame delegation", BrokenLists.referral(), "server_failed"),
                new Case("truncated without TCP", BadPackets.truncated(false), "server_failed"),
                new Case("wrong question", BadPackets.wrongQuestion("127.0.0.2"), "bad_answer"),
                new Case("wrong id", BadPackets.onlyWrongId("127.0.0.2"), "timed_out"),
                new Case("alias out of the zone", BadPackets.alias("parked.example.", "127.0.0.2"), "bad_answer"),
                new Case(
                        "alias out of the zone to what does not exist",
                        BadPackets.aliasToNowhere("gone.parked.example.", true),
                        "bad_answer"),
                new Case("200 addresses", BadPackets.manyAddresses(200), "bad_answer"),
                new Case("late answers", BadPackets.late(Duration.ofMinutes(1), "127.0.0.2"), "timed_out"),
                new Case("silent", BrokenLists.silent(), "timed_out"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysNothingAboutTargetsAndNamesItsTrouble(Case broken) {
        try (ListsUnderTest lists = new ListsUnderTest()) {
            LoopbackZone zone = lists.server.zone("bl.test").testPoints("127.0.0.2");
            zone.list("192.0.2.1", "", "127.0.0.2").misbehave(broken.how());
            DnsblCheck check = lists.check(ListFixture.at("bl.test").active());

            List<Observation> seen = lists.sweep(check, ip("192.0.2.1"), ip("192.0.2.2"), ip("2001:db8::1"));

            assertThat(seen).extracting(it -> outcome(it.finding())).containsOnly(broken.cause());
            assertThat(seen).extracting(Observation::origin).containsOnly(Origin.SKIPPED);
            assertThat(lists.health)
                    .extracting(it -> it.trouble().orElseThrow().label())
                    .containsExactly(broken.cause());
            assertThat(lists.server.asked("1.2.0.192.bl.test")).isZero();
        }
    }

    static Stream<Case> whole() {
        return Stream.of(
                new Case("domain gone", BrokenLists.gone(), "list_dead"),
                new Case("NXDOMAIN for all", BrokenLists.empty(), "test_point_missing"),
                new Case("SERVFAIL", rcode("SERVFAIL"), "server_failed"));
    }

    /** DNSWL documents no IPv6 test point: that IPv6 looks clean must not speak for the whole list. */
    @ParameterizedTest
    @MethodSource("whole")
    void aKindWithoutAListedControlDoesNotMakeTheListLookWell(Case broken) {
        try (ListsUnderTest lists = new ListsUnderTest()) {
            lists.server.zone("bl.test").testPoints("127.0.0.2").misbehave(broken.how());
            ActiveList list =
                    ListFixture.at("bl.test").test(points("127.0.0.2", "")).active();

            List<Observation> seen = lists.sweep(lists.check(list), ip("192.0.2.1"), ip("2001:db8::1"));

            assertThat(seen).extracting(it -> outcome(it.finding())).containsOnly(broken.cause());
            assertThat(lists.health).singleElement().matches(health -> !health.well());
        }
    }

    @Test
    void aKindWithoutAListedControlLeansOnTheOthers() {
        try (ListsUnderTest lists = new ListsUnderTest()) {
            lists.server.zone("bl.test").testPoints("127.0.0.2").list("2001:db8::1", "", "127.0.0.2");
            ActiveList list =
                    ListFixture.at("bl.test").test(points("127.0.0.2", "")).active();

            List<Observation> seen = lists.sweep(lists.check(list), ip("2001:db8::1"), ip("2001:db8::2"));

            assertThat(seen).extracting(it -> outcome(it.finding())).containsExactlyInAnyOrder("listed", "not_listed");
        }
    }

    @Test
    void aListWithoutAnyListedControlIsNotBelievedWhenItsParentSaysThatItIsGone() {
        try (ListsUnderTest lists = new ListsUnderTest()) {
            LoopbackZone zone = lists.server.zone("bl.test").testPoints("127.0.0.2");
            ActiveList list = ListFixture.at("bl.test").test(points("", "")).active();
            DnsblCheck check = lists.check(list);
            assertThat(lists.sweep(check, ip("192.0.2.1"), ip("2001:db8::1")))
                    .extracting(it -> outcome(it.finding()))
                    .containsOnly("not_listed");

            zone.misbehave(BrokenLists.gone());

            assertThat(lists.sweep(check, ip("192.0.2.1"), ip("2001:db8::1")))
                    .extracting(it -> outcome(it.finding()))
                    .containsOnly("list_dead");
        }
    }

    @Test
    void withoutACleanPointAMadeUpNameStillTellsThatTheWorldIsListed() {
        try (ListsUnderTest lists = new ListsUnderTest()) {
            lists.server.zone("bl.test").misbehave(everything("127.0.0.2"));
            TestPoints points = new TestPoints(
                    Optional.of("127.0.0.2"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("x"));

            Observation seen =
                    lists.sweep(ListFixture.at("bl.test").test(points).active(), ip("192.0.2.1"));

            assertThat(outcome(seen.finding())).isEqualTo("lists_everything");
        }
    }

    @Test
    void aListThatMayListAnythingIsNotAskedForAMadeUpName() {
        try (ListsUnderTest lists = new ListsUnderTest()) {
            lists.server.zone("bl.test").misbehave(everything("127.0.0.2"));
            TestPoints points = new TestPoints(
                    Optional.of("127.0.0.2"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.of("a list of unallocated space"));

            Observation seen =
                    lists.sweep(ListFixture.at("bl.test").test(points).active(), ip("192.0.2.1"));

            assertThat(outcome(seen.finding())).isEqualTo("listed");
        }
    }

    /** A list whose every answer is its welcome would clear everybody. */
    @Test
    void aTestPointThatIsAnsweredButNotListedIsMissing() {
        try (ListsUnderTest lists = new ListsUnderTest()) {
            lists.server.zone("hk.test").misbehave(everything("127.0.0.1"));
            ActiveList hostkarma = ListFixture.at("hk.test")
                    .code("127.0.0.1", "white", Polarity.WELCOME)
                    .active();

            assertThat(outcome(lists.sweep(hostkarma, ip("192.0.2.1")).finding()))
                    .isEqualTo("test_point_missing");
        }
    }

    private static TestPoints points(String listed, String listed6) {
        return new TestPoints(
                Optional.of(listed).filter(it -> !it.isEmpty()),
                Optional.of("127.0.0.1"),
                Optional.of(listed6).filter(it -> !it.isEmpty()),
                Optional.of("::ffff:7f00:1"),
                Optional.of("none is documented"));
    }

    @Test
    void aMissingTestPointIsNoAllClear() {
        try (ListsUnderTest lists = new ListsUnderTest()) {
            lists.server
                    .zone("bl.test")
                    .testPoints("127.0.0.2")
                    .unlist("127.0.0.2")
                    .unlist("::ffff:7f00:2");

            Observation seen = lists.sweep(ListFixture.at("bl.test").active(), ip("192.0.2.2"));

            assertThat(outcome(seen.finding())).isEqualTo("test_point_missing");
        }
    }

    @Test
    void wrongNibblesSilenceIpv6Only() {
        try (ListsUnderTest lists = new ListsUnderTest()) {
            LoopbackZone zone =
                    lists.server.zone("bl.test").testPoints("127.0.0.2").unlist("::ffff:7f00:2");
            zone.add("2.7f00.ffff.0.0.0.0.0", dev.repwatch.checks.dns.RecordType.A, "127.0.0.2");
            zone.list("192.0.2.1", "", "127.0.0.2");

            List<Observation> seen = lists.sweep(
                    lists.check(ListFixture.at("bl.test").active()),
                    ip("192.0.2.1"),
                    ip("192.0.2.2"),
                    ip("2001:db8::1"));

            assertThat(seen)
                    .extracting(it -> it.target().text() + " " + outcome(it.finding()))
                    .containsExactlyInAnyOrder(
                            "192.0.2.1 listed", "192.0.2.2 not_listed", "2001:db8::1 test_point_missing");
            assertThat(lists.health.get(0).well()).isTrue();
        }
    }
}
