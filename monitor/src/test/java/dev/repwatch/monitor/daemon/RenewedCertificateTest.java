package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.monitor.web.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate that is renewed under a running daemon; it was served until the next start. */
class RenewedCertificateTest {

    private static final String TABLE = "\n[web.tls]\ncert = \"server.pem\"\nkey = \"server.key\"\n";

    @TempDir
    Path folder;

    @Test
    void isServedWithoutARestartAndOneThatCannotBeUsedIsTold() throws Exception {
        Certificates certificates = new Certificates(folder);
        certificates.tls("server", Optional.empty());
        try (DaemonWorld world = new DaemonWorld(folder).with(TABLE);
                Daemon daemon = world.start()) {
            X509Certificate first = served(daemon);
            certificates.tls("server", Optional.empty());
            await().atMost(Duration.ofSeconds(20)).until(() -> !served(daemon).equals(first));

            X509Certificate second = served(daemon);
            Files.copy(
                    certificates.tls("other", Optional.empty()).key(),
                    folder.resolve("server.key"),
                    StandardCopyOption.REPLACE_EXISTING);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> world.told("was renewed and cannot be used").size() == 1);
            assertThat(world.told("does not belong to the certificate")).hasSize(1);
            assertThat(served(daemon)).isEqualTo(second);

            certificates.tls("server", Optional.empty());
            daemon.reload();
            assertThat(served(daemon)).isNotEqualTo(second);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !world.told("The certificate of the web port is good again")
                            .isEmpty());
        }
    }

    private static X509Certificate served(Daemon daemon) throws Exception {
        SSLContext anybody = SSLContext.getInstance("TLS");
        anybody.init(null, new TrustManager[] {new Anybody()}, null);
        try (SSLSocket socket = connected(anybody, daemon)) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private static SSLSocket connected(SSLContext anybody, Daemon daemon) throws IOException {
        return (SSLSocket) anybody.getSocketFactory()
                .createSocket("127.0.0.1", daemon.address().getPort());
    }

    /** Looks at a certificate whoever it is of. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
