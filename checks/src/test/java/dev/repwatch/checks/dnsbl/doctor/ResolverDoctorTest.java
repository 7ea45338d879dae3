package dev.repwatch.checks.dnsbl.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dns.loopback.BadPackets;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.FilteringResolvers;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.checks.dns.loopback.Misbehaviour;
import dev.repwatch.checks.dns.loopback.OldServers;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.DnsblCheck;
import dev.repwatch.checks.dnsbl.ListFixture;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResolverDoctorTest {

    private final LoopbackNameserver good = LoopbackNameserver.start();
    private final LoopbackNameserver patient = LoopbackNameserver.start();
    private final AtomicLong nanos = new AtomicLong();
    private final List<ActiveList> lists = List.of(
            ListFixture.at("zen.test").active(), ListFixture.at("sem.test").active());

    @BeforeEach
    void serve() {
        for (LoopbackNameserver server : List.of(good, patient)) {
            server.zone("zen.test").testPoints("127.0.0.2");
            server.zone("sem.test").testPoints("127.0.0.2");
            server.zone("example.com").add("@", RecordType.A, "192.0.2.1");
            server.zone("dnssec-failed.org").misbehave(BrokenLists.rcode("SERVFAIL"));
        }
    }

    @AfterEach
    void close() {
        good.close();
        patient.close();
    }

    @Test
    void findsNothingWrongWithTwoGoodResolvers() {
        assertThat(examine(good.socketAddress(), patient.socketAddress())).isEmpty();
    }

    @Test
    void wantsASecondResolver() {
        assertThat(examine(good.socketAddress()))
                .extracting(DoctorFinding::fault)
                .containsExactly(ResolverFault.ONLY_ONE);
    }

    /** It answers, so that it is not silent; what it makes up is named as where a list is asked. */
    @Test
    void aPortalIsNamedAsOneThatInvents() {
        patient.zone("example.com").misbehave(BrokenLists.portal("203.0.113.9"));
        assertThat(ailments()).containsExactly(ResolverFault.REWRITES_NXDOMAIN);
    }

    @Test
    void noticesRewriting() {
        patient.zone("example.com").misbehave(BrokenLists.rewritesNxdomain("203.0.113.9"));
        assertThat(ailments()).containsExactly(ResolverFault.REWRITES_NXDOMAIN);
    }

    @Test
    void noticesRefusalsOfEveryForm() {
        patient.zone("zen.test").misbehave(BrokenLists.everything("127.255.255.254"));
        patient.zone("sem.test").misbehave(BrokenLists.empty());

        List<DoctorFinding> findings = examine(good.socketAddress(), patient.socketAddress());

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.fault()).isEqualTo(ResolverFault.REFUSED_BY_LISTS);
            assertThat(finding.resolver()).isEqualTo(patient.address());
            assertThat(finding.seen())
                    .contains("zen-test: the list refuses the question with 127.255.255.254")
                    .contains("sem-test: its own test point is not listed");
        });
        assertThat(findings.get(0).fix()).contains("unbound on this host");
    }

    static Stream<Misbehaviour> protections() {
        return Stream.of(
                FilteringResolvers.strips(),
                FilteringResolvers.fails("SERVFAIL"),
                FilteringResolvers.fails("REFUSED"),
                FilteringResolvers.replaces("0.0.0.0"));
    }

    /** Five diagnoses for one cause, and none of them right. */
    @ParameterizedTest
    @MethodSource("protections")
    void protectionAgainstRebindingHasOneName(Misbehaviour protection) {
        patient.misbehave(protection);

        assertThat(ailments()).containsExactly(ResolverFault.STRIPS_LOOPBACK);
    }

    static Stream<Misbehaviour> noUse() {
        return Stream.of(
                BadPackets.dname("127.0.0.2"),
                BrokenLists.rcode("SERVFAIL"),
                BrokenLists.everything("203.0.113.9"),
                BrokenLists.everything("127.0.0.2"));
    }

    /** What the sentinel does not believe is never called well. */
    @ParameterizedTest
    @MethodSource("noUse")
    void listsThatCannotBeBelievedAreNeverWell(Misbehaviour how) {
        patient.zone("zen.test").misbehave(how);

        assertThat(ailments()).containsExactly(ResolverFault.LEFT_OUT);

        good.zone("zen.test").misbehave(how);

        assertThat(ailments()).containsExactly(ResolverFault.LISTS_NOT_BELIEVED, ResolverFault.LISTS_NOT_BELIEVED);
    }

    @Test
    void aLostPacketIsNoSilence() {
        patient.misbehave(OldServers.silentAtFirst(1));

        assertThat(ailments()).isEmpty();
    }

    @Test
    void whatTheResolverSaysBesidesIsKept() {
        patient.zone("zen.test")
                .misbehave(BadPackets.extendedError("SERVFAIL", 22, "at delegation zen.test".getBytes(UTF_8)));

        assertThat(examine(good.socketAddress(), patient.socketAddress()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen())
                        .contains("extended error 22, no reachable authority: \"at delegation zen.test\""));
    }

    @Test
    void noticesMissingTexts() {
        patient.zone("zen.test").misbehave(BrokenLists.dropsTxt());
        patient.zone("sem.test").misbehave(BrokenLists.dropsTxt());
        assertThat(ailments()).containsExactly(ResolverFault.NO_TXT);
    }

    @Test
    void noticesMissingIpv6() {
        patient.zone("zen.test").unlist("::ffff:7f00:2");
        patient.zone("sem.test").unlist("::ffff:7f00:2");
        assertThat(ailments()).containsExactly(ResolverFault.NO_IPV6_LISTS);
    }

    @Test
    void noticesThatTcpDoesNotWork() {
        patient.zone("example.com").misbehave(BadPackets.silentOverTcp());
        assertThat(examine(good.socketAddress(), patient.socketAddress()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.fault()).isEqualTo(ResolverFault.NO_TCP);
                    assertThat(finding.seen()).as("said by the fault").doesNotStartWith("over TCP");
                });
    }

    @Test
    void noticesAResolverThatBelievesAWrongSignature() {
        patient.zone("dnssec-failed.org").behave().add("@", RecordType.A, "192.0.2.1");
        assertThat(ailments()).containsExactly(ResolverFault.NOT_VALIDATING);
    }

    @Test
    void noticesSlowness() {
        nanos.set(-1);
        try (DnsEngine dns = client(good.socketAddress(), patient.socketAddress())) {
            List<DoctorFinding> findings = new ResolverDoctor(
                            dns,
                            check(dns),
                            () -> nanos.addAndGet(Duration.ofSeconds(2).toNanos()),
                            new Random(7))
                    .examine();
            assertThat(findings).extracting(DoctorFinding::fault).containsOnly(ResolverFault.SLOW);
        }
    }

    @Test
    void asksADeadOrUnwillingResolverNothingMore() {
        patient.misbehave(BrokenLists.rcode("REFUSED"));
        assertThat(ailments()).containsExactly(ResolverFault.REFUSES_US);

        patient.misbehave(BrokenLists.silent());
        assertThat(ailments()).containsExactly(ResolverFault.SILENT);
    }

    @Test
    void knowsPublicResolversByAddress() {
        assertThat(PublicResolvers.operator("8.8.8.8:53")).contains("Google");
        assertThat(PublicResolvers.operator("[2606:4700:4700:0:0:0:0:1111]:53")).contains("Cloudflare");
        assertThat(PublicResolvers.operator("127.0.0.1:53")).isEmpty();
    }

    @Test
    void everyAilmentHasAFixOfOneLine() {
        assertThat(ResolverFault.values())
                .allSatisfy(resolverFault ->
                        assertThat(resolverFault.fix()).isNotBlank().doesNotContain("\n"));
    }

    private List<ResolverFault> ailments() {
        return examine(good.socketAddress(), patient.socketAddress()).stream()
                .map(DoctorFinding::fault)
                .toList();
    }

    private List<DoctorFinding> examine(InetSocketAddress... resolvers) {
        try (DnsEngine dns = client(resolvers)) {
            return new ResolverDoctor(dns, check(dns), nanos::get, new Random(7)).examine();
        }
    }

    private static DnsEngine client(InetSocketAddress... resolvers) {
        return new DnsEngine(
                new DnsSettings(new ArrayList<>(Arrays.asList(resolvers)), Duration.ofSeconds(1), 1, 64),
                new Random(7),
                System::nanoTime);
    }

    private DnsblCheck check(DnsEngine dns) {
        return new DnsblCheck(dns, lists, InstantSource.fixed(Instant.EPOCH), new Random(7));
    }
}
