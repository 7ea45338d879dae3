package dev.repwatch.checks.dnsbl;

import static dev.repwatch.checks.dnsbl.ListsUnderTest.outcome;
import static dev.repwatch.checks.dnsbl.Targets.ip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.checks.dnsbl.doctor.DoctorFinding;
import dev.repwatch.checks.dnsbl.doctor.ResolverDoctor;
import dev.repwatch.checks.dnsbl.doctor.ResolverFault;
import dev.repwatch.checks.reputation.Observation;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The resolvers that people run, from Debian, in front of a list: what they say of it is right, or unknown with the cause named, and
 * the doctor says the same.
 */
@Tag("peers")
class RealResolversTest {

    private static final Duration TTL = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private final LoopbackNameserver lists = LoopbackNameserver.start();
    /** Goes on from one check to the next: a made-up name that was asked before may be in the cache. */
    private final Random random = new Random(7);

    private final ActiveList list = ListFixture.at("bl.test").active();

    record Peer(String what, BiFunction<Path, InetSocketAddress, DebianResolver> start) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Peer> plain() {
        return Stream.of(
                new Peer("unbound", DebianResolver::unbound),
                new Peer(
                        "unbound, use-caps-for-id",
                        (folder, lists) -> DebianResolver.unbound(folder, lists, "use-caps-for-id: yes")),
                new Peer("dnsmasq", DebianResolver::dnsmasq),
                new Peer("BIND", DebianResolver::bind));
    }

    static Stream<Peer> protecting() {
        return Stream.of(
                new Peer(
                        "unbound, private-address",
                        (folder, lists) -> DebianResolver.unbound(folder, lists, "private-address: 127.0.0.0/8")),
                new Peer(
                        "dnsmasq, stop-dns-rebind",
                        (folder, lists) -> DebianResolver.dnsmasq(folder, lists, "--stop-dns-rebind")),
                new Peer(
                        "BIND, deny-answer-addresses",
                        (folder, lists) ->
                                DebianResolver.bind(folder, lists, "deny-answer-addresses { 127.0.0.0/8; };")));
    }

    static Stream<Peer> outliving() {
        return Stream.of(
                new Peer(
                        "unbound, serve-expired",
                        (folder, lists) -> DebianResolver.unbound(folder, lists, "serve-expired: yes")),
                new Peer(
                        "unbound, serve-expired with extended errors",
                        (folder, lists) -> DebianResolver.unbound(
                                folder, lists, "serve-expired: yes", "ede: yes", "ede-serve-expired: yes")),
                new Peer(
                        "dnsmasq, use-stale-cache",
                        (folder, lists) -> DebianResolver.dnsmasq(folder, lists, "--use-stale-cache")),
                new Peer(
                        "BIND, stale-answer-enable",
                        (folder, lists) -> DebianResolver.bind(
                                folder, lists, "stale-answer-enable yes;", "stale-answer-client-timeout 0;")));
    }

    @BeforeEach
    void serve() {
        lists.zone("example.com").add("@", RecordType.A, "192.0.2.80");
        lists.zone("dnssec-failed.org").misbehave(BrokenLists.rcode("SERVFAIL"));
        lists.zone("bl.test").ttl(TTL).testPoints("127.0.0.2").list("192.0.2.1", "spam", "127.0.0.2");
    }

    @AfterEach
    void close() {
        lists.close();
    }

    @ParameterizedTest
    @MethodSource("plain")
    void letAListBeBelieved(Peer peer) {
        try (DebianResolver resolver = peer.start().apply(folder, lists.socketAddress());
                DnsEngine dns = client(resolver)) {
            assertThat(sweep(dns)).containsExactly("192.0.2.1 listed", "192.0.2.2 not_listed");
            assertThat(serious(dns)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("protecting")
    void thatProtectAgainstRebindingAreNamed(Peer peer) {
        try (DebianResolver resolver = peer.start().apply(folder, lists.socketAddress());
                DnsEngine dns = client(resolver)) {
            assertThat(sweep(dns)).containsExactly("192.0.2.1 strips_loopback", "192.0.2.2 strips_loopback");
            assertThat(serious(dns)).containsExactly(ResolverFault.STRIPS_LOOPBACK);
        }
    }

    @ParameterizedTest
    @MethodSource("outliving")
    void thatServeWhatHasExpiredDoNotKeepAListingAlive(Peer peer) {
        try (DebianResolver resolver = peer.start().apply(folder, lists.socketAddress());
                DnsEngine dns = client(resolver)) {
            assertThat(sweep(dns)).containsExactly("192.0.2.1 listed", "192.0.2.2 not_listed");

            lists.zone("bl.test").unlist("192.0.2.1");
            await().pollDelay(TTL.multipliedBy(2)).until(() -> true);

            assertThat(sweep(dns).get(0)).isIn("192.0.2.1 not_listed", "192.0.2.1 stale_answer");
        }
    }

    @ParameterizedTest
    @MethodSource("outliving")
    void thatServeWhatHasExpiredDoNotVouchForAListThatIsGone(Peer peer) {
        try (DebianResolver resolver = peer.start().apply(folder, lists.socketAddress());
                DnsEngine dns = client(resolver)) {
            sweep(dns);
            lists.zone("bl.test").misbehave(BrokenLists.rcode("SERVFAIL"));
            await().pollDelay(TTL.multipliedBy(2)).until(() -> true);

            assertThat(sweep(dns))
                    .allSatisfy(seen -> assertThat(seen)
                            .containsAnyOf("server_failed", "timed_out", "stale_answer", "test_point_missing"));
            assertThat(serious(dns)).isNotEmpty();
        }
    }

    private List<String> sweep(DnsEngine dns) {
        List<Observation> seen = new ArrayList<>();
        check(dns).sweep(List.of(ip("192.0.2.1"), ip("192.0.2.2")), health -> {}, seen::add);
        return seen.stream()
                .map(it -> it.target().text() + " " + outcome(it.finding()))
                .sorted()
                .toList();
    }

    private List<ResolverFault> serious(DnsEngine dns) {
        return new ResolverDoctor(dns, check(dns), System::nanoTime, new Random(7))
                .examine().stream()
                        .map(DoctorFinding::fault)
                        .filter(ResolverFault::serious)
                        .toList();
    }

    private DnsblCheck check(DnsEngine dns) {
        return new DnsblCheck(dns, List.of(list), InstantSource.system(), random);
    }

    private static DnsEngine client(DebianResolver resolver) {
        return new DnsEngine(
                new DnsSettings(List.of(resolver.address()), Duration.ofSeconds(2), 3, 64),
                new Random(7),
                System::nanoTime);
    }
}
