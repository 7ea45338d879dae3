package dev.repwatch.checks.dns.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dns.loopback.BadPackets;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResolverDoctorTest {

    private final LoopbackNameserver good = LoopbackNameserver.start();
    private final LoopbackNameserver patient = LoopbackNameserver.start();
    private final AtomicLong nanos = new AtomicLong();
    private final List<KnownAnswer> knownAnswers =
            List.of(knownAnswer("zen", "zen.test"), knownAnswer("sem", "sem.test"));

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

        assertThat(findings).extracting(DoctorFinding::fault).containsOnly(ResolverFault.REFUSED_BY_LISTS);
        assertThat(findings)
                .extracting(DoctorFinding::seen)
                .containsExactly(
                        "zen answers it with 127.255.255.254",
                        "sem answers it with \"not listed\" for its own test point");
        assertThat(findings).extracting(DoctorFinding::resolver).containsOnly(patient.address());
        assertThat(findings.get(0).fix()).contains("unbound on this host");
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
        assertThat(ailments()).containsExactly(ResolverFault.NO_TCP);
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
                            knownAnswers,
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
            return new ResolverDoctor(dns, knownAnswers, nanos::get, new Random(7)).examine();
        }
    }

    private static DnsEngine client(InetSocketAddress... resolvers) {
        return new DnsEngine(
                new DnsSettings(new ArrayList<>(Arrays.asList(resolvers)), Duration.ofSeconds(1), 1, 64),
                new Random(7),
                System::nanoTime);
    }

    private static KnownAnswer knownAnswer(String list, String zone) {
        return new KnownAnswer(
                list,
                "2.0.0.127." + zone,
                Optional.of("2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0." + zone),
                Set.of("127.255.255.252", "127.255.255.254", "127.255.255.255"));
    }
}
