package dev.repwatch.checks.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.DnsStream;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.loopback.BadPackets;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.checks.reputation.Cause;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The engine over real sockets. */
class DnsEngineTest {

    private static final int FORGERIES = Integer.getInteger("repwatch.forgeries", 100_000);
    private static final DnsQuestion LISTED = new DnsQuestion("1.2.0.192.bl.test", RecordType.A);
    private static final DnsQuestion CLEAN = new DnsQuestion("2.2.0.192.bl.test", RecordType.A);

    @Test
    void forgedAnswersChangeNoVerdict() throws InterruptedException {
        try (FastServer server = new FastServer(0, 20);
                DnsEngine engine = engine(Duration.ofSeconds(5), 4, 32, server.address());
                DnsStream stream = engine.stream(32)) {
            Fleet fleet = fleet();
            fleet.ask(stream, FORGERIES / 20);

            assertThat(server.forged.get()).isGreaterThanOrEqualTo(FORGERIES);
            assertThat(fleet.failures).isEmpty();
            assertThat(fleet.wrong).isZero();
            assertThat(fleet.listed).isEqualTo(FORGERIES / 20 / 100);
            assertThat(fleet.absent + fleet.listed).isEqualTo(FORGERIES / 20);
            assertThat(engine.counts().mismatches() + engine.counts().strays()).isGreaterThan(FORGERIES * 9L / 10);
        }
    }

    @Test
    void lossLeavesNothingUnknown() throws InterruptedException {
        try (FastServer server = new FastServer(0.01, 0);
                DnsEngine engine = engine(Duration.ofSeconds(5), 4, 128, server.address());
                DnsStream stream = engine.stream(256)) {
            Fleet fleet = fleet();
            fleet.ask(stream, 20_000);

            assertThat(fleet.failures).isEmpty();
            assertThat(fleet.wrong).isZero();
            assertThat(fleet.absent).isEqualTo(19_800);
            assertThat(engine.counts().timeouts()).isGreaterThan(100);
        }
    }

    @Test
    void aSweepNeedsFewSocketsAndLeavesNone() throws InterruptedException {
        long before = openDescriptors();
        try (FastServer server = new FastServer(0, 0)) {
            DnsEngine engine = engine(Duration.ofSeconds(5), 2, 128, server.address());
            try (DnsStream stream = engine.stream(256)) {
                Fleet fleet = fleet();
                fleet.ask(stream, 20_000);
                assertThat(fleet.failures).isEmpty();
            }
            assertThat(engine.counts().sockets()).isGreaterThanOrEqualTo(8);
            assertThat(openDescriptors()).isLessThan(before + 30);
            engine.close();
        }
        await().untilAsserted(() -> assertThat(openDescriptors()).isLessThanOrEqualTo(before + 1));
    }

    @Test
    void anEndedEngineHasNoThreadsAndAnswersThatItIsClosed() {
        try (LoopbackNameserver server = LoopbackNameserver.start()) {
            server.misbehave(BrokenLists.silent());
            long before = threads();
            DnsEngine engine = engine(Duration.ofSeconds(30), 2, 64, server.socketAddress());
            List<CompletableFuture<DnsAnswer>> open = new ArrayList<>();
            for (int number = 0; number < 200; number++) {
                open.add(engine.ask(LISTED));
            }
            engine.close();

            assertThat(open)
                    .allSatisfy(future -> assertThat(future.join())
                            .isInstanceOfSatisfying(
                                    DnsAnswer.Failed.class,
                                    it -> assertThat(it.cause()).isEqualTo(Cause.NOT_ASKED)));
            assertThat(engine.ask(LISTED).join()).isInstanceOf(DnsAnswer.Failed.class);
            await().untilAsserted(() -> assertThat(threads()).isLessThanOrEqualTo(before));
        }
    }

    @Test
    void aRefusedPortFailsAtOnceAndTheNextResolverAnswers() throws Exception {
        InetSocketAddress nobody;
        try (DatagramSocket gone = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            nobody = (InetSocketAddress) gone.getLocalSocketAddress();
        }
        try (LoopbackNameserver server = served();
                DnsEngine engine = engine(Duration.ofSeconds(20), 1, 64, nobody, server.socketAddress())) {
            assertThat(engine.ask(LISTED).get(5, java.util.concurrent.TimeUnit.SECONDS))
                    .isInstanceOf(DnsAnswer.Records.class);
            assertThat(engine.askOf(engine.resolvers().get(0), LISTED).get(5, java.util.concurrent.TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            DnsAnswer.Failed.class, it -> assertThat(it.cause()).isEqualTo(Cause.SERVER_FAILED));
        }
    }

    @Test
    void aDeadResolverIsLeftOutAndComesBack() {
        try (LoopbackNameserver first = served();
                LoopbackNameserver second = served();
                DnsEngine engine =
                        engine(Duration.ofSeconds(2), 2, 64, first.socketAddress(), second.socketAddress())) {
            first.misbehave(BrokenLists.silent());
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                askMany(engine, 20);
                return engine.counts().ejections() > 0;
            });
            long asked = first.questions();
            askMany(engine, 50);
            assertThat(first.questions()).isLessThanOrEqualTo(asked + 3);

            first.misbehave(null);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> engine.ask(CLEAN).join().resolver().equals(first.address()));
            assertThat(askMany(engine, 50)).allMatch(answer -> answer.resolver().equals(first.address()));
        }
    }

    @Test
    void aServerThatChangesTheLetterCaseIsAskedOverTcp() {
        try (LoopbackNameserver server = served();
                DnsEngine engine = engine(Duration.ofMillis(500), 1, 64, server.socketAddress())) {
            server.misbehave(BadPackets.lowersTheCase());
            assertThat(engine.ask(CLEAN).join()).isInstanceOf(DnsAnswer.Absent.class);
            assertThat(engine.counts().mismatches()).isPositive();
            assertThat(engine.counts().overTcp()).isEqualTo(1);
        }
    }

    @Test
    void elsewhereIsAnotherResolver() {
        try (LoopbackNameserver first = served();
                LoopbackNameserver second = served();
                DnsEngine engine =
                        engine(Duration.ofSeconds(2), 2, 64, first.socketAddress(), second.socketAddress())) {
            assertThat(engine.askElsewhere(CLEAN, first.address()).join().resolver())
                    .isEqualTo(second.address());
            assertThat(engine.askElsewhere(CLEAN, second.address()).join().resolver())
                    .isEqualTo(first.address());
            assertThat(engine.askOf(second.address(), LISTED).join())
                    .isInstanceOfSatisfying(
                            DnsAnswer.Records.class,
                            it -> assertThat(it.values()).containsExactly("127.0.0.2"));
            assertThat(engine.askOverTcp(second.address(), LISTED).join()).isInstanceOf(DnsAnswer.Records.class);
        }
    }

    @Test
    void anImpossibleNameIsSaidAndAStreamGivesItsRoomBack() throws InterruptedException {
        try (LoopbackNameserver server = served();
                DnsEngine engine = engine(Duration.ofSeconds(2), 2, 4, server.socketAddress())) {
            assertThat(engine.ask(new DnsQuestion("a..b", RecordType.A)).join()).isInstanceOf(DnsAnswer.Failed.class);
            for (int round = 0; round < 50; round++) {
                try (DnsStream stream = engine.stream(8)) {
                    Fleet fleet = fleet();
                    fleet.ask(stream, 8);
                    assertThat(fleet.answered()).isEqualTo(8);
                    for (int number = 0; number < 8; number++) {
                        assertThat(stream.ask(CLEAN.name(), RecordType.A, number))
                                .isTrue();
                    }
                    assertThat(stream.ask(CLEAN.name(), RecordType.A, 9)).isFalse();
                }
            }
        }
    }

    private static List<DnsAnswer> askMany(DnsEngine engine, int count) {
        List<CompletableFuture<DnsAnswer>> open = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            open.add(engine.ask(CLEAN));
        }
        return open.stream().map(CompletableFuture::join).toList();
    }

    private static Fleet fleet() {
        return new Fleet(number -> number + ".bl.test");
    }

    private static LoopbackNameserver served() {
        LoopbackNameserver server = LoopbackNameserver.start();
        server.zone("bl.test").list("192.0.2.1", "spam", "127.0.0.2");
        return server;
    }

    private static DnsEngine engine(Duration timeout, int retries, int most, InetSocketAddress... resolvers) {
        return new DnsEngine(
                new DnsSettings(List.of(resolvers), timeout, retries, most), new Random(7), System::nanoTime);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("dns-"))
                .count();
    }

    private static long openDescriptors() {
        String[] open = new java.io.File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }
}
