package dev.repwatch.checks.dnsbl;

import static dev.repwatch.checks.dnsbl.ListsUnderTest.outcome;
import static dev.repwatch.checks.dnsbl.Targets.domain;
import static dev.repwatch.checks.dnsbl.Targets.ip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dnsbl.ReturnCode.Polarity;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a check makes of a list must be the same whoever serves it: this keeps our own test server honest. */
abstract class ListServerContract {

    private static final String ZONE = "bl.test";
    private static final List<ServedEntry> TEST_POINTS = List.of(
            new ServedEntry("127.0.0.2", "127.0.0.2", "test point"),
            new ServedEntry("::ffff:7f00:2", "127.0.0.2", "test point"));

    private final ListServer server = server();
    private final DnsEngine dns = new DnsEngine(
            new DnsSettings(List.of(server.address()), Duration.ofSeconds(3), 2, 64), new Random(7), System::nanoTime);

    abstract ListServer server();

    @AfterEach
    void close() {
        dns.close();
        server.close();
    }

    @Test
    void listedAndNotListedAddresses() {
        serve(
                new ServedEntry("192.0.2.1", "127.0.0.2", "seen sending spam"),
                new ServedEntry("2001:db8::1", "127.0.0.2", "six"));

        List<Observation> seen =
                sweep(ListFixture.at(ZONE), ip("192.0.2.1"), ip("192.0.2.2"), ip("2001:db8::1"), ip("2001:db8::2"));

        assertThat(outcomes(seen))
                .containsExactlyInAnyOrder(
                        "192.0.2.1 listed", "192.0.2.2 not_listed", "2001:db8::1 listed", "2001:db8::2 not_listed");
        Observation listed = seen.stream()
                .filter(it -> it.target().text().equals("192.0.2.1"))
                .findFirst()
                .orElseThrow();
        assertThat(listed.raw()).containsExactly("127.0.0.2");
        assertThat(listed.ttl()).isEqualTo(Duration.ofMinutes(1));
        assertThat(((Finding.Listed) listed.finding()).listing().reason()).contains("seen sending spam");
    }

    @Test
    void severalAnswersAreSeveralCodesOfOneListing() {
        serve(new ServedEntry("192.0.2.1", "127.0.0.2", "one"), new ServedEntry("192.0.2.1", "127.0.0.10", "two"));

        Observation seen = sweep(ListFixture.at(ZONE).code("127.0.0.10", "PBL", Polarity.LISTED), ip("192.0.2.1"))
                .get(0);

        assertThat(((Finding.Listed) seen.finding()).listing().codes())
                .extracting(ListedCode::name)
                .containsExactly("spam source", "PBL");
    }

    @Test
    void domains() {
        server.domains(
                ZONE,
                List.of(
                        new ServedEntry("test", "127.0.0.2", "test point"),
                        new ServedEntry("xn--bcher-kva.example", "127.0.0.2", "books")));
        awaitServed();

        assertThat(outcomes(sweep(
                        ListFixture.at(ZONE).domains(), domain("xn--bcher-kva.example"), domain("clean.example"))))
                .containsExactlyInAnyOrder("xn--bcher-kva.example listed", "clean.example not_listed");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.2, lists_everything",
        "203.0.113.9, bad_answer",
        "127.0.0.1, bad_answer",
        "127.255.255.252, bad_answer",
        "127.255.255.254, open_resolver",
        "127.255.255.255, over_quota",
        "127.0.0.99, undocumented_code",
    })
    void oneAnswerForTheWorld(String answer, String cause) {
        server.addresses(ZONE, List.of(new ServedEntry(ServedEntry.WORLD, answer, "")));
        awaitServed();

        List<Observation> seen = sweep(
                ListFixture.at(ZONE).kinds(dev.repwatch.checks.reputation.TargetKind.IPV4),
                ip("192.0.2.1"),
                ip("198.51.100.1"));

        assertThat(seen).extracting(it -> outcome(it.finding())).containsOnly(cause);
    }

    @Test
    void anUndocumentedAnswerAboutOneTarget() {
        serve(new ServedEntry("192.0.2.1", "127.0.0.99", "?"));

        assertThat(outcomes(sweep(ListFixture.at(ZONE), ip("192.0.2.1"), ip("192.0.2.2"))))
                .containsExactlyInAnyOrder("192.0.2.1 undocumented_code", "192.0.2.2 not_listed");
    }

    @Test
    void anEmptiedListIsNoAllClear() {
        server.addresses(ZONE, List.of());
        awaitServed();

        assertThat(outcomes(sweep(ListFixture.at(ZONE), ip("192.0.2.1"))))
                .containsExactly("192.0.2.1 test_point_missing");
    }

    @Test
    void aZoneThatIsNotServedIsRefused() {
        serve();

        assertThat(outcomes(sweep(ListFixture.at("other.test"), ip("192.0.2.1"))))
                .containsExactly("192.0.2.1 refused");
    }

    @Test
    void theTextMayBeHostile() {
        serve(new ServedEntry("192.0.2.1", "127.0.0.2", "<!channel> \u202Eevil <script> http://x.example"));

        Finding.Listed seen = (Finding.Listed)
                sweep(ListFixture.at(ZONE), ip("192.0.2.1")).get(0).finding();

        assertThat(seen.listing().reason()).contains("<!channel> evil <script> http://x.example");
    }

    @Test
    void entriesComeAndGo() {
        serve(new ServedEntry("192.0.2.1", "127.0.0.2", "now"));
        assertThat(outcomes(sweep(ListFixture.at(ZONE), ip("192.0.2.1")))).containsExactly("192.0.2.1 listed");

        serve();
        assertThat(outcomes(sweep(ListFixture.at(ZONE), ip("192.0.2.1")))).containsExactly("192.0.2.1 not_listed");
    }

    private void serve(ServedEntry... entries) {
        server.addresses(
                ZONE, Stream.concat(TEST_POINTS.stream(), Stream.of(entries)).toList());
        awaitServed();
    }

    private void awaitServed() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !(dns.ask(new DnsQuestion("1.0.0.127." + ZONE, RecordType.A))
                                .join()
                        instanceof DnsAnswer.Failed));
    }

    private List<Observation> sweep(ListFixture list, Target... targets) {
        List<Observation> seen = new ArrayList<>();
        new DnsblCheck(dns, List.of(list.active()), ListsUnderTest.CLOCK, new Random(7))
                .sweep(List.of(targets), health -> {}, seen::add);
        return seen;
    }

    private static List<String> outcomes(List<Observation> seen) {
        return seen.stream()
                .map(it -> it.target().text() + " " + outcome(it.finding()))
                .toList();
    }
}
