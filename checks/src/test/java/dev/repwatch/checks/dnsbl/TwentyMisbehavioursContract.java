package dev.repwatch.checks.dnsbl;

import static dev.repwatch.checks.dns.loopback.BrokenLists.everything;
import static dev.repwatch.checks.dns.loopback.BrokenLists.rcode;
import static dev.repwatch.checks.dnsbl.ListsUnderTest.outcome;
import static dev.repwatch.checks.dnsbl.Targets.ip;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dns.loopback.BadPackets;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.checks.dns.loopback.Misbehaviour;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceHealth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Twenty ways to misbehave between a list that has two of four targets and the one who asks: whatever happens, no clean target
 * is listed, no listed one is clean, and what is wrong has its right name.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TwentyMisbehavioursContract {

    private static final String ZONE = "bl.test";
    private static final String ESCAPES = "\u001b[2J\u001b[31m<!channel> *bold* <http://evil.example|click> \u202Egnp";
    private static final String HONEST = "-";

    private final ListServer truth = server();
    private final LoopbackNameserver path = LoopbackNameserver.inFrontOf(truth.address());
    private final DnsEngine dns = new DnsEngine(
            new DnsSettings(List.of(path.socketAddress()), Duration.ofMillis(700), 1, 64),
            new Random(7),
            System::nanoTime);

    abstract ListServer server();

    /** @param cause of every answer, and of the list; "-" when the list can be believed in spite of it */
    record Row(int number, String what, Misbehaviour how, String cause) {
        @Override
        public String toString() {
            return number + " " + what + " -> " + cause;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row(1, "wildcard 127.0.0.2", everything("127.0.0.2"), "lists_everything"),
                new Row(2, "parked domain 203.0.113.9", everything("203.0.113.9"), "bad_answer"),
                new Row(3, "127.0.0.1 for all", everything("127.0.0.1"), "bad_answer"),
                new Row(4, "127.255.255.252", everything("127.255.255.252"), "bad_answer"),
                new Row(4, "127.255.255.254", everything("127.255.255.254"), "open_resolver"),
                new Row(4, "127.255.255.255", everything("127.255.255.255"), "over_quota"),
                new Row(5, "SERVFAIL", rcode("SERVFAIL"), "server_failed"),
                new Row(6, "REFUSED", rcode("REFUSED"), "refused"),
                new Row(7, "NODATA", BrokenLists.nodata(), "test_point_missing"),
                new Row(8, "lame delegation", BrokenLists.referral(), "server_failed"),
                new Row(9, "truncated UDP without TCP", BadPackets.truncated(false), "server_failed"),
                new Row(10, "wrong question echoed", BadPackets.wrongQuestion("127.0.0.2"), "bad_answer"),
                new Row(11, "wrong id", BadPackets.onlyWrongId("127.0.0.2"), "timed_out"),
                new Row(12, "spoofed second answer", BadPackets.spoofedSecond("127.0.0.2"), HONEST),
                new Row(13, "CNAME", BadPackets.alias("parked.example.", "127.0.0.2"), "bad_answer"),
                new Row(14, "200 A records", BadPackets.manyAddresses(200), "bad_answer"),
                new Row(15, "60 KB TXT", BrokenLists.says("x".repeat(60_000)), HONEST),
                new Row(16, "TXT with escapes and markup", BrokenLists.says(ESCAPES), HONEST),
                new Row(17, "late answer", BadPackets.late(Duration.ofMinutes(1), "127.0.0.2"), "timed_out"),
                new Row(18, "TTL 0", BrokenLists.holdsFor(0), HONEST),
                new Row(19, "NXDOMAIN for the test point", BrokenLists.hidesTestPoints(), "test_point_missing"),
                new Row(20, "IPv6 nibble errors", BrokenLists.wrongNibbles(), "test_point_missing"));
    }

    @BeforeAll
    void serve() {
        truth.addresses(
                ZONE,
                List.of(
                        new ServedEntry("127.0.0.2", "127.0.0.2", "test point"),
                        new ServedEntry("::ffff:7f00:2", "127.0.0.2", "test point"),
                        new ServedEntry("192.0.2.1", "127.0.0.2", "seen"),
                        new ServedEntry("2001:db8::1", "127.0.0.2", "seen")));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> dns.ask(new DnsQuestion("2.0.0.127." + ZONE, RecordType.A))
                                .join()
                        instanceof DnsAnswer.Records);
    }

    @AfterAll
    void close() {
        dns.close();
        path.close();
        truth.close();
    }

    @Test
    void theyAreTwenty() {
        assertThat(rows().mapToInt(Row::number).distinct())
                .hasSize(20)
                .startsWith(1)
                .endsWith(20);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void noFalseListingNoFalseAllClearAndTheRightName(Row row) {
        path.zone(ZONE).misbehave(row.how());
        List<SourceHealth> health = new ArrayList<>();

        Map<String, Observation> seen = sweep(health);

        boolean v4 = row.cause().equals(HONEST) || row.number() == 20;
        boolean v6 = row.cause().equals(HONEST);
        assertThat(outcomes(seen))
                .isEqualTo(Map.of(
                        "192.0.2.1", v4 ? "listed" : row.cause(),
                        "192.0.2.2", v4 ? "not_listed" : row.cause(),
                        "2001:db8::1", v6 ? "listed" : row.cause(),
                        "2001:db8::2", v6 ? "not_listed" : row.cause()));
        assertThat(health).hasSize(1);
        assertThat(health.get(0).trouble().map(cause -> cause.label()).orElse(HONEST))
                .isEqualTo(v4 ? HONEST : row.cause());
        seen.values().stream()
                .filter(it -> it.finding() instanceof Finding.Listed)
                .forEach(TwentyMisbehavioursContract::isHarmless);
    }

    @Test
    void honestyComesThrough() {
        path.zone(ZONE).behave();

        assertThat(outcomes(sweep(new ArrayList<>())).values())
                .containsExactlyInAnyOrder("listed", "listed", "not_listed", "not_listed");
    }

    private static void isHarmless(Observation listed) {
        String reason = ((Finding.Listed) listed.finding()).listing().reason().orElseThrow();
        assertThat(reason.codePointCount(0, reason.length())).isBetween(1, 500);
        assertThat(reason.codePoints())
                .noneMatch(Character::isISOControl)
                .noneMatch(point -> Character.getType(point) == Character.FORMAT);
        assertThat(listed.ttl()).isBetween(Duration.ofSeconds(30), Duration.ofDays(1));
    }

    private Map<String, Observation> sweep(List<SourceHealth> health) {
        List<Observation> seen = new ArrayList<>();
        new DnsblCheck(dns, List.of(ListFixture.at(ZONE).active()), ListsUnderTest.CLOCK, new Random(7))
                .sweep(
                        List.of(ip("192.0.2.1"), ip("192.0.2.2"), ip("2001:db8::1"), ip("2001:db8::2")),
                        health::add,
                        seen::add);
        return seen.stream().collect(toMap(it -> it.target().text(), it -> it));
    }

    private static Map<String, String> outcomes(Map<String, Observation> seen) {
        return seen.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, it -> outcome(it.getValue().finding())));
    }
}
