package dev.repwatch.checks.posture.starttls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.posture.mail.Presented;
import dev.repwatch.checks.posture.starttls.StartTlsServer.Manner;
import dev.repwatch.checks.reputation.Cause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A look at the certificate of a real server, and what comes of servers that are none. */
class StartTlsTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final HeldCertificate SERVER = new HeldCertificate.Builder()
            .addSubjectAlternativeName("mx.d.test")
            .commonName("mx.d.test")
            .build();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-12-01T00:00:00Z"));

    @Test
    void theCertificateIsSeenAndNoMailIsBegun() throws Exception {
        try (StartTlsServer server = server(Manner.GOOD)) {
            assertThat(shown(look(server.port()))).isEqualTo(new Presented.Chain(List.of(SERVER.certificate())));
            assertThat(server.heard()).containsExactly("EHLO [127.0.0.1]", "STARTTLS", "QUIT");
        }
    }

    @Test
    void whoEndsWithoutAGoodbyeHasShownItAllTheSame() throws Exception {
        try (StartTlsServer server = server(Manner.ENDS_WITHOUT_GOODBYE)) {
            assertThat(shown(look(server.port()))).isInstanceOf(Presented.Chain.class);
        }
    }

    @Test
    void eachExchangerIsAskedOnceADay() throws Exception {
        try (StartTlsServer server = server(Manner.GOOD)) {
            StartTls look = look(server.port());
            shown(look);
            now.updateAndGet(it -> it.plus(Duration.ofHours(23)));
            shown(look);
            assertThat(server.heard()).hasSize(3);
            now.updateAndGet(it -> it.plus(Duration.ofHours(2)));
            shown(look);
            assertThat(server.heard()).hasSize(6);
            shown(look.anew());
            assertThat(server.heard()).as("a second look rests on nothing").hasSize(9);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "WITHOUT_STARTTLS, NO_DATA",
        "REFUSES,          REFUSED",
        "HANGS_UP,         SERVER_FAILED",
        "ENDLESS,          SERVER_FAILED",
        "GARBAGE_FOR_TLS,  SERVER_FAILED"
    })
    void whatComesToNothingSaysNothing(Manner manner, Cause cause) throws Exception {
        try (StartTlsServer server = server(manner)) {
            assertThat(shown(look(server.port())))
                    .isInstanceOfSatisfying(
                            Presented.Unclear.class,
                            it -> assertThat(it.cause()).isEqualTo(cause));
        }
    }

    @Test
    void nobodyIsWaitedForWithoutEnd() throws Exception {
        try (StartTlsServer server = server(Manner.SILENT)) {
            StartTls look = new StartTls(server.port(), address -> true, now::get, Duration.ofSeconds(1));
            assertThat(shown(look))
                    .isInstanceOfSatisfying(
                            Presented.Unclear.class,
                            it -> assertThat(it.cause()).isEqualTo(Cause.TIMED_OUT));
        }
    }

    @Test
    void aClosedPortSaysNothing() throws Exception {
        int closed;
        try (ServerSocket once = new ServerSocket(0, 1, HERE)) {
            closed = once.getLocalPort();
        }
        assertThat(shown(look(closed))).isInstanceOf(Presented.Unclear.class);
    }

    @Test
    void nobodyInsideIsKnockedAt() throws Exception {
        try (StartTlsServer server = server(Manner.GOOD)) {
            StartTls look = new StartTls(server.port(), dev.repwatch.checks.posture.PublicAddress::is, now::get);
            assertThat(shown(look))
                    .isInstanceOfSatisfying(
                            Presented.Unclear.class,
                            it -> assertThat(it.cause()).isEqualTo(Cause.NOT_ASKED));
            assertThat(server.heard()).isEmpty();
        }
    }

    private static StartTlsServer server(Manner manner) throws IOException {
        return new StartTlsServer(
                manner,
                new HandshakeCertificates.Builder().heldCertificate(SERVER).build());
    }

    private StartTls look(int port) {
        return new StartTls(port, address -> true, now::get);
    }

    private static Presented shown(StartTls look) throws Exception {
        return look.of("mx.d.test", List.of(HERE)).get(20, TimeUnit.SECONDS).orElseThrow();
    }
}
