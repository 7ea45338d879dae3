package dev.repwatch.checks.dnsbl;

import static dev.repwatch.checks.dnsbl.Targets.domain;
import static dev.repwatch.checks.dnsbl.Targets.ip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.checks.dnsbl.ReturnCode.Polarity;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceHealth;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DnsblCheckTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T09:00:00Z"));

    private final LoopbackNameserver server = LoopbackNameserver.start();
    private final DnsEngine dns = new DnsEngine(
            new DnsSettings(List.of(server.socketAddress()), Duration.ofMillis(500), 1, 64),
            new Random(7),
            System::nanoTime);

    @AfterEach
    void close() {
        dns.close();
        server.close();
    }

    @Test
    void findsWhatIsListedAndSaysWhy() {
        server.zone("bl.test").testPoints("127.0.0.2").list("192.0.2.1", "seen sending spam", "127.0.0.2");

        List<Observation> seen = sweep(List.of(ListFixture.at("bl.test").active()), ip("192.0.2.1"), ip("192.0.2.2"));

        assertThat(seen).hasSize(2);
        Observation listed = about("192.0.2.1", seen);
        assertThat(listed.raw()).containsExactly("127.0.0.2");
        assertThat(listed.path()).isEqualTo(server.address());
        assertThat(listed.ttl()).isEqualTo(Duration.ofMinutes(5));
        Finding.Listed finding = (Finding.Listed) listed.finding();
        assertThat(finding.listing().codes()).extracting(ListedCode::name).containsExactly("spam source");
        assertThat(finding.listing().reason()).contains("seen sending spam");
        assertThat(about("192.0.2.2", seen).finding()).isEqualTo(new Finding.NotListed());
    }

    @Test
    void splitsACombinedZoneIntoItsParts() {
        server.zone("zen.test").testPoints("127.0.0.2").list("2001:db8::1", "", "127.0.0.10", "127.0.0.2");
        ActiveList zen = ListFixture.at("zen.test")
                .code("127.0.0.10", "PBL", Polarity.LISTED)
                .active();

        Finding.Listed found = (Finding.Listed)
                about("2001:db8::1", sweep(List.of(zen), ip("2001:db8::1"))).finding();

        assertThat(found.listing().codes()).extracting(ListedCode::name).containsExactly("spam source", "PBL");
    }

    @Test
    void neverAsksAListAboutAKindItDoesNotTake() {
        server.zone("bl.test").testPoints("127.0.0.2");
        server.zone("dbl.test").list("test", "", "127.0.0.2");

        List<Observation> seen = sweep(
                List.of(
                        ListFixture.at("bl.test")
                                .kinds(dev.repwatch.checks.reputation.TargetKind.IPV4)
                                .active(),
                        ListFixture.at("dbl.test").domains().active()),
                ip("192.0.2.1"),
                ip("2001:db8::1"),
                domain("shop.example"));

        assertThat(seen)
                .extracting(observation ->
                        observation.source() + " " + observation.target().text())
                .containsExactlyInAnyOrder("bl-test 192.0.2.1", "dbl-test shop.example");
    }

    @Test
    void believesNothingOfAListThatListsTheWorldAndAsksItNothing() {
        server.zone("bl.test").misbehave(BrokenLists.everything("127.0.0.2"));
        List<SourceHealth> health = new ArrayList<>();
        List<Observation> seen = new ArrayList<>();

        check(List.of(ListFixture.at("bl.test").active())).sweep(List.of(ip("192.0.2.1")), health::add, seen::add);

        assertThat(health).extracting(it -> it.trouble().orElseThrow()).containsExactly(Cause.LISTS_EVERYTHING);
        assertThat(((Finding.Unknown) seen.get(0).finding()).cause()).isEqualTo(Cause.LISTS_EVERYTHING);
        assertThat(server.asked("1.2.0.192.bl.test")).isZero();
    }

    private DnsblCheck check(List<ActiveList> lists) {
        return new DnsblCheck(dns, lists, CLOCK, new Random(7));
    }

    private List<Observation> sweep(List<ActiveList> lists, Target... targets) {
        List<Observation> seen = new ArrayList<>();
        check(lists).sweep(List.of(targets), health -> {}, seen::add);
        return seen;
    }

    private static Observation about(String target, List<Observation> seen) {
        return seen.stream()
                .filter(observation -> observation.target().text().equals(target))
                .findFirst()
                .orElseThrow();
    }
}
