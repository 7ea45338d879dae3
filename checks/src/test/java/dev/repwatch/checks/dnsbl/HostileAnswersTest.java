package dev.repwatch.checks.dnsbl;

import static dev.repwatch.checks.dns.loopback.BrokenLists.everything;
import static dev.repwatch.checks.dns.loopback.BrokenLists.rcode;
import static dev.repwatch.checks.dnsbl.Targets.ip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dns.loopback.BadPackets;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.CostlyPackets;
import dev.repwatch.checks.dns.loopback.Misbehaviour;
import dev.repwatch.checks.dnsbl.ReturnCode.Polarity;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Severity;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Type;

/** Every hostile DNS answer about one target of a list that is well otherwise, and what must be made of it. */
class HostileAnswersTest {

    private static final String BAD = "bad_answer";
    private static final String FAILED = "server_failed";

    /** Escapes, another direction, markup, and octets that are no UTF-8. */
    private static final byte[] ODD_TEXT =
            "\u001b[31m\u202Egnp<!channel>\r\n\u00c3(".getBytes(StandardCharsets.ISO_8859_1);

    /** Two attempts over UDP and two over TCP, and a machine that is busy with other things. */
    private static final Duration BUDGET = Duration.ofSeconds(10);
    /** Those attempts, and the text behind a listing. */
    private static final int MOST_QUESTIONS = 6;

    record Case(String id, String what, Misbehaviour how, String expected) {
        @Override
        public String toString() {
            return id + " " + what + " -> " + expected;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("D1", "time-out", BrokenLists.silent(), "timed_out"),
                new Case("D3", "another id first, then honest", BadPackets.wrongId("127.0.0.2", false), "not_listed"),
                new Case("D3", "another id first, TCP honest", BadPackets.wrongId("127.0.0.2", true), "not_listed"),
                new Case("D3", "only another id", BadPackets.onlyWrongId("127.0.0.2"), "timed_out"),
                new Case("D28", "letter case not kept", BadPackets.lowersTheCase(), "not_listed"),
                new Case("D4", "another question", BadPackets.wrongQuestion("127.0.0.2"), BAD),
                new Case("D4", "another type", BadPackets.wrongQuestion(Type.TXT, DClass.IN, "127.0.0.2"), BAD),
                new Case("D4", "another class", BadPackets.wrongQuestion(Type.A, DClass.CH, "127.0.0.2"), BAD),
                new Case("D5", "query echoed", BadPackets.echo(), BAD),
                new Case("D6", "another operation", BadPackets.wrongOpcode("127.0.0.2"), BAD),
                new Case("D7", "SERVFAIL", rcode("SERVFAIL"), FAILED),
                new Case("D7", "REFUSED", rcode("REFUSED"), "refused"),
                new Case("D7", "NOTIMP", rcode("NOTIMP"), FAILED),
                new Case("D7", "FORMERR", rcode("FORMERR"), FAILED),
                new Case("D7", "BADVERS", rcode("BADVERS"), FAILED),
                new Case("D8", "SERVFAIL with an answer", BadPackets.listedWithRcode("127.0.0.2", "SERVFAIL"), FAILED),
                new Case("D9", "NXDOMAIN with an answer", BadPackets.listedWithRcode("127.0.0.2", "NXDOMAIN"), BAD),
                new Case("D10", "referral", BrokenLists.referral(), FAILED),
                new Case("D11", "empty without SOA", BrokenLists.emptyWithoutSoa(), BAD),
                new Case("D12", "no such name, says the parent", BrokenLists.gone(), "list_dead"),
                new Case("D13", "NODATA", BrokenLists.nodata(), "not_listed"),
                new Case(
                        "D13",
                        "NXDOMAIN without SOA of a list that is well",
                        BrokenLists.nxdomainWithoutSoa(),
                        "not_listed"),
                new Case("D14", "parked", everything("91.195.240.117"), BAD),
                new Case("D14", "private", everything("10.1.2.3"), BAD),
                new Case("D14", "0.0.0.0", everything("0.0.0.0"), BAD),
                new Case("D14", "beside a code", everything("127.0.0.2", "203.0.113.9"), BAD),
                new Case("D15", "127.0.0.1", everything("127.0.0.1"), BAD),
                new Case("D16", "zone name misspelt", everything("127.255.255.252"), BAD),
                new Case("D16", "public resolver", everything("127.255.255.254"), "open_resolver"),
                new Case("D16", "too many questions", everything("127.255.255.255"), "over_quota"),
                new Case("D16", "key disabled", everything("127.255.255.250"), "bad_credentials"),
                new Case("D16", "unnamed refusal", everything("127.255.255.77"), "refused"),
                new Case("D17", "undocumented", everything("127.0.0.99"), "undocumented_code"),
                new Case("D18", "code and refusal", everything("127.0.0.2", "127.255.255.254"), "open_resolver"),
                new Case("D19", "25 addresses, all documented", BadPackets.manyAddresses(25), "listed"),
                new Case("D19", "200 addresses", BadPackets.manyAddresses(200), BAD),
                new Case("D19", "4000 addresses", BadPackets.manyAddresses(4000), BAD),
                new Case("D20", "alias in the zone", BadPackets.alias("a", "127.0.0.2"), "listed"),
                new Case("D20", "alias out of the zone", BadPackets.alias("parked.example.", "127.0.0.2"), BAD),
                new Case("D20", "alias to nowhere", BadPackets.alias("a", ""), BAD),
                new Case(
                        "D20",
                        "alias out of the zone to what does not exist",
                        BadPackets.aliasToNowhere("gone.parked.example.", false),
                        BAD),
                new Case(
                        "D20",
                        "the same, says that zone",
                        BadPackets.aliasToNowhere("gone.parked.example.", true),
                        BAD),
                new Case("D20", "8 aliases", BadPackets.aliases(8, "127.0.0.2"), "listed"),
                new Case("D20", "9 aliases", BadPackets.aliases(9, "127.0.0.2"), BAD),
                new Case("D20", "loop", BadPackets.aliases(3, ""), BAD),
                new Case("D21", "DNAME", BadPackets.dname("127.0.0.2"), BAD),
                new Case("D21", "record of another name", BadPackets.wrongOwner("127.0.0.2"), BAD),
                new Case("D22", "truncated, TCP closed", BadPackets.truncated(false), FAILED),
                new Case("D22", "truncated, TCP hangs", BadPackets.truncatedAndTcpHangs(), "timed_out"),
                new Case("D22", "truncated over TCP too", BadPackets.alwaysTruncated(), BAD),
                new Case("D22", "truncated, TCP answers", BadPackets.truncated(true), "not_listed"),
                new Case(
                        "D22",
                        "truncated, TCP drips",
                        CostlyPackets.drippedOverTcp(Duration.ofSeconds(1)),
                        "timed_out"),
                new Case("D23", "compression loop", BadPackets.compressionLoop(), BAD),
                new Case("D23", "11 octets", BadPackets.cutAfter(11, "127.0.0.2"), BAD),
                new Case("D23", "cut inside the record", BadPackets.cutAfter(50, "127.0.0.2"), BAD),
                new Case("D23", "65,535 octets over TCP", BadPackets.fullOverTcp("127.0.0.2"), BAD),
                new Case("D24", "octets after the end", BadPackets.trailingJunk("127.0.0.2"), BAD),
                new Case("D25", "TTL 0", BadPackets.ttl(0, "127.0.0.2"), "listed"),
                new Case("D25", "TTL 2^31", BadPackets.ttl(1L << 31, "127.0.0.2"), "listed"),
                new Case("D25", "TTL 2^32-1", BadPackets.ttl((1L << 32) - 1, "127.0.0.2"), "listed"),
                new Case("D26", "only AAAA", BadPackets.onlyAaaa(), BAD),
                new Case("D26", "only TXT", BadPackets.onlyText("listed"), BAD),
                new Case("D27", "extended error", BadPackets.extendedError("NOERROR", 0, ODD_TEXT), "not_listed"),
                new Case("D27", "blocked", BadPackets.extendedError("NOERROR", ODD_TEXT), "bad_resolver"),
                new Case("D27", "expired", BadPackets.extendedError("NOERROR", 3, ODD_TEXT), "stale_answer"),
                new Case("D27", "expired absence", BadPackets.extendedError("NOERROR", 19, ODD_TEXT), "stale_answer"),
                new Case("D27", "failure, extended error", BadPackets.extendedError("SERVFAIL", ODD_TEXT), FAILED),
                new Case("D27", "refusal, extended error", BadPackets.extendedError("REFUSED", ODD_TEXT), "refused"),
                new Case("D27", "two sets of options", BadPackets.twoOptions(), "not_listed"),
                new Case("D27", "BADCOOKIE", rcode("BADCOOKIE"), FAILED),
                new Case("D31", "2 costly proofs over UDP", CostlyPackets.signed(2), "not_listed"),
                new Case("D31", "200 costly proofs over TCP", CostlyPackets.signed(200), "not_listed"),
                new Case("D35", "1000 forged replies", CostlyPackets.flood(1000, "127.0.0.2", false), "timed_out"),
                new Case(
                        "D35",
                        "200 forged replies, then the honest one",
                        CostlyPackets.flood(200, "127.0.0.2", true),
                        "not_listed"),
                new Case("late", "late answer", BadPackets.late(Duration.ofMinutes(1), "127.0.0.2"), "timed_out"),
                new Case("spoof", "a second answer", BadPackets.spoofedSecond("127.0.0.2"), "not_listed"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isNeitherAFalseListingNorAFalseAllClear(Case hostile) {
        try (ListsUnderTest lists = new ListsUnderTest()) {
            lists.server.zone("bl.test").testPoints("127.0.0.2").misbehave("192.0.2.1", hostile.how());
            ActiveList list = ListFixture.without("bl.test")
                    .code("127.0.0.2", "127.0.0.26", "spam source", Polarity.LISTED, Severity.MAJOR)
                    .active();

            long begun = System.nanoTime();
            Observation seen = lists.sweep(list, ip("192.0.2.1"));
            Duration took = Duration.ofNanos(System.nanoTime() - begun);

            assertThat(ListsUnderTest.outcome(seen.finding())).isEqualTo(hostile.expected());
            assertThat(said(seen.finding())).matches("[^\\p{Cntrl}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]*");
            assertThat(took).isLessThan(BUDGET);
            assertThat(lists.server.asked("1.2.0.192.bl.test")).isLessThanOrEqualTo(MOST_QUESTIONS);
            assertThat(seen.ttl())
                    .satisfiesAnyOf(
                            ttl -> assertThat(ttl).isZero(),
                            ttl -> assertThat(ttl).isBetween(Duration.ofSeconds(30), Duration.ofDays(1)));
            assertThat(seen.raw()).hasSizeLessThanOrEqualTo(64);
        }
    }

    @Test
    void d2AnUnreachableResolverIsNoAllClear() {
        try (ListsUnderTest lists = new ListsUnderTest()) {
            lists.server.close();

            Observation seen = lists.sweep(ListFixture.at("bl.test").active(), ip("192.0.2.1"));

            assertThat(ListsUnderTest.outcome(seen.finding())).isEqualTo(FAILED);
        }
    }

    /** Nothing is sent: the address is one that needs a leave that nobody asks for. */
    @Test
    void d2AResolverThatCannotBeReachedIsNoAllClear() {
        DnsSettings nowhere =
                new DnsSettings(List.of(new InetSocketAddress("255.255.255.255", 53)), Duration.ofMillis(700), 1, 64);
        try (DnsEngine dns = new DnsEngine(nowhere, new Random(7), System::nanoTime)) {
            List<Observation> seen = new ArrayList<>();

            new DnsblCheck(dns, List.of(ListFixture.at("bl.test").active()), ListsUnderTest.CLOCK, new Random(7))
                    .sweep(List.of(ip("192.0.2.1")), health -> {}, seen::add);

            assertThat(seen)
                    .extracting(it -> ListsUnderTest.outcome(it.finding()))
                    .containsExactly(FAILED);
        }
    }

    static Stream<Arguments> suspicious() {
        return Stream.of(
                Arguments.of("D28 letter case not kept", BadPackets.lowersTheCase(), 1),
                // a packet with another id is nobody's reply (RFC 5452 section 9.1): the honest one is waited for
                // instead
                Arguments.of("D3 another id, then honest", BadPackets.wrongId("127.0.0.2", true), 0));
    }

    @ParameterizedTest(name = "{0}: asked {2} times over TCP")
    @MethodSource("suspicious")
    void isAskedAgainOverTcpNoOftenerThanItNeeds(String what, Misbehaviour how, int overTcp) {
        try (ListsUnderTest lists = new ListsUnderTest()) {
            lists.server.zone("bl.test").testPoints("127.0.0.2").misbehave("192.0.2.1", how);

            Observation seen = lists.sweep(ListFixture.at("bl.test").active(), ip("192.0.2.1"));

            assertThat(ListsUnderTest.outcome(seen.finding())).isEqualTo("not_listed");
            assertThat(lists.server.askedOverTcp("1.2.0.192.bl.test")).isEqualTo(overTcp);
            assertThat(lists.server.asked("1.2.0.192.bl.test")).isEqualTo(1 + overTcp);
        }
    }

    private static String said(Finding finding) {
        return finding.match(listed -> "", clean -> "", scored -> "", graded -> "", Finding.Unknown::detail);
    }

    @Test
    void d15HostkarmaWhiteIsGoodNews() {
        try (ListsUnderTest lists = new ListsUnderTest()) {
            lists.server.zone("hk.test").testPoints("127.0.0.2").list("192.0.2.1", "", "127.0.0.1");
            lists.server.zone("hk.test").unlist("127.0.0.1");
            ActiveList hostkarma = ListFixture.at("hk.test")
                    .code("127.0.0.1", "white", Polarity.WELCOME)
                    .active();

            Observation seen = lists.sweep(hostkarma, ip("192.0.2.1"));

            assertThat(seen.finding()).isEqualTo(new Finding.NotListed());
            assertThat(seen.raw()).containsExactly("127.0.0.1");
        }
    }

    @Test
    void d32HostileTextIsCutAndCleaned() {
        String hostile =
                "\u001b[31m\u0000<!channel> <script>\u202Eevil\r\n=cmd|' http://bank.example " + "x".repeat(60_000);
        try (ListsUnderTest lists = new ListsUnderTest()) {
            lists.server.zone("bl.test").testPoints("127.0.0.2").list("192.0.2.1", hostile, "127.0.0.2");

            Observation seen = lists.sweep(ListFixture.at("bl.test").active(), ip("192.0.2.1"));

            String reason = ((Finding.Listed) seen.finding()).listing().reason().orElseThrow();
            assertThat(reason).startsWith("[31m<!channel> <script>evil=cmd|' http://bank.example xxx");
            assertThat(reason.codePointCount(0, reason.length())).isEqualTo(500);
            assertThat(reason.codePoints()).noneMatch(Character::isISOControl);
        }
    }

    @Test
    void d32BadUtf8IsReplaced() {
        try (ListsUnderTest lists = new ListsUnderTest()) {
            lists.server.zone("bl.test").testPoints("127.0.0.2").list("192.0.2.1", "", "127.0.0.2");
            lists.server.zone("bl.test").addRawText("1.2.0.192", new byte[] {(byte) 0xC3, 0x28, 'o', 'k'});

            Observation seen = lists.sweep(ListFixture.at("bl.test").active(), ip("192.0.2.1"));

            assertThat(((Finding.Listed) seen.finding()).listing().reason()).contains("\uFFFD(ok");
        }
    }
}
