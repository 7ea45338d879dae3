package dev.repwatch.checks.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.loopback.BadPackets;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.checks.dns.loopback.Misbehaviour;
import dev.repwatch.checks.dns.loopback.OldServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Honest resolvers that know no options (EDNS), lower the letter case, or close TCP connections: every question is answered. */
class OldServersTest {

    private static final DnsQuestion CLEAN = new DnsQuestion("2.2.0.192.bl.test", RecordType.A);
    private static final int MANY = 40;

    private final LoopbackNameserver server = LoopbackNameserver.start();
    private DnsEngine engine = engine(Duration.ofSeconds(5));

    @BeforeEach
    void serve() {
        server.zone("bl.test").list("192.0.2.1", "spam", "127.0.0.2");
    }

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORMERR", "NOTIMP", "SERVFAIL", "BADVERS"})
    void whoRefusesOptionsIsAskedWithoutThem(String rcode) {
        server.misbehave(OldServers.withoutOptions(rcode));

        assertThat(askMany()).allMatch(DnsAnswer.Absent.class::isInstance);

        long before = server.questions();
        assertThat(askMany()).allMatch(DnsAnswer.Absent.class::isInstance);
        assertThat(server.questions() - before)
                .as("asked once each, by what was learnt")
                .isEqualTo(MANY);
    }

    @Test
    void whoIsSilentToOptionsIsAskedWithoutThem() {
        server.misbehave(OldServers.silentToOptions());

        assertThat(askMany()).allMatch(DnsAnswer.Absent.class::isInstance);
        long timeouts = engine.counts().timeouts();
        assertThat(askMany()).allMatch(DnsAnswer.Absent.class::isInstance);

        assertThat(engine.counts().timeouts())
                .as("nothing more is waited for in vain")
                .isEqualTo(timeouts);
    }

    @Test
    void aFailureThatHasNothingToDoWithOptionsIsNotBlamedOnThem() {
        assertThat(engine.ask(CLEAN).join()).isInstanceOf(DnsAnswer.Absent.class);
        Misbehaviour failing = dev.repwatch.checks.dns.loopback.BrokenLists.rcode("SERVFAIL");
        server.misbehave(failing);
        long before = server.questions();

        assertThat(engine.ask(CLEAN).join()).isInstanceOf(DnsAnswer.Failed.class);

        assertThat(server.questions() - before).isEqualTo(1);
    }

    @Test
    void whoLowersTheCaseIsBelievedOverTcpAtOnceAndThenByUdp() {
        server.misbehave(BadPackets.lowersTheCase());
        long began = System.nanoTime();

        for (int question = 0; question < MANY; question++) {
            assertThat(engine.ask(CLEAN).join()).isInstanceOf(DnsAnswer.Absent.class);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
        assertThat(engine.counts().timeouts()).isZero();
        assertThat(engine.counts().overTcp()).isEqualTo(3);
    }

    /** A forger who makes a sound resolver look as if it lowered must not be able to have it asked in lower case. */
    @Test
    void whoHasOnceRepeatedTheCaseIsNeverAskedInLowerCase() {
        for (int question = 0; question < 20; question++) {
            assertThat(engine.ask(CLEAN).join()).isInstanceOf(DnsAnswer.Absent.class);
        }
        server.misbehave(BadPackets.lowersTheCase());

        for (int question = 0; question < 6; question++) {
            assertThat(engine.ask(CLEAN).join()).isInstanceOf(DnsAnswer.Absent.class);
        }

        assertThat(engine.counts().overTcp()).isEqualTo(6);
    }

    @Test
    void aServerThatClosesEachTcpConnectionAnswersAllTheSame() {
        server.misbehave(OldServers.closesAfterEachReply());

        assertThat(askMany()).allMatch(DnsAnswer.Absent.class::isInstance);
        for (int question = 0; question < 5; question++) {
            assertThat(engine.ask(CLEAN).join()).isInstanceOf(DnsAnswer.Absent.class);
        }
    }

    @Test
    void oneResolverIsAskedAgainWhenAPacketIsLost() {
        engine.close();
        engine = engine(Duration.ofSeconds(1));
        server.misbehave(OldServers.silentAtFirst(1));

        assertThat(engine.askOf(server.address(), CLEAN).join()).isInstanceOf(DnsAnswer.Absent.class);
    }

    private List<DnsAnswer> askMany() {
        List<CompletableFuture<DnsAnswer>> open = new ArrayList<>();
        for (int number = 0; number < MANY; number++) {
            open.add(engine.ask(CLEAN));
        }
        return open.stream().map(CompletableFuture::join).toList();
    }

    private DnsEngine engine(Duration timeout) {
        return new DnsEngine(
                new DnsSettings(List.of(server.socketAddress()), timeout, 3, 64), new Random(7), System::nanoTime);
    }
}
