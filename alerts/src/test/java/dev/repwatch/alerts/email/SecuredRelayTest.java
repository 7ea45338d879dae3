package dev.repwatch.alerts.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.Delivery.Fault;
import dev.repwatch.alerts.Samples;
import dev.repwatch.alerts.standin.MailSink;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** Against a mail server that is not the client's library: STARTTLS, TLS, certificates and logins as in the field. */
class SecuredRelayTest {

    private static final String PASSWORD = "correct-horse";

    @TempDir
    Path folder;

    private final HeldCertificate certificate =
            new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private SMTPServer server;
    private Path caFile;

    @BeforeEach
    void start() throws IOException {
        caFile = Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());
        server = relay(certificate);
    }

    private SMTPServer relay(HeldCertificate own) {
        HandshakeCertificates tls =
                new HandshakeCertificates.Builder().heldCertificate(own).build();
        SMTPServer relay = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .enableTLS()
                .requireTLS()
                .requireAuth()
                .startTlsSocketFactory(socket -> {
                    SSLSocket secured = (SSLSocket)
                            tls.sslContext().getSocketFactory().createSocket(socket, null, socket.getPort(), true);
                    secured.setUseClientMode(false);
                    return secured;
                })
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!password.equals(PASSWORD)) {
                        throw new LoginFailedException();
                    }
                }))
                .messageHandler((context, from, to, data) -> received.add(to))
                .build();
        relay.start();
        return relay;
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private Delivery deliver(EmailSettings settings) {
        try (Channel channel = Relays.open(settings)) {
            return channel.deliver(Samples.first(Samples.listed()));
        }
    }

    private EmailSettings startTls() {
        return Relays.settings(Security.STARTTLS, server.getPortAllocated());
    }

    @Test
    void startTlsAndALogin() {
        assertThat(deliver(Relays.secured(startTls(), caFile, PASSWORD))).isInstanceOf(Delivery.Delivered.class);
        assertThat(received).hasSize(1);
    }

    @Test
    void aRefusedLoginIsTheChannelsFaultAndShowsNoPassword() {
        Delivery delivery = deliver(Relays.secured(startTls(), caFile, "wrong-secret"));
        assertThat(delivery)
                .asInstanceOf(InstanceOfAssertFactories.type(Delivery.Refused.class))
                .extracting(Delivery.Refused::fault)
                .isEqualTo(Fault.CHANNEL);
        assertThat(delivery.toString()).contains("535").doesNotContain("wrong-secret");
        assertThat(received).isEmpty();
    }

    @Test
    void aCertificateNobodyVouchesForIsRefused() {
        Delivery delivery = deliver(startTls());
        assertThat(delivery)
                .asInstanceOf(InstanceOfAssertFactories.type(Delivery.Refused.class))
                .extracting(Delivery.Refused::fault)
                .isEqualTo(Fault.CHANNEL);
        assertThat(received).isEmpty();
    }

    @Test
    void aCertificateOfAnotherNameIsRefused() throws IOException {
        HeldCertificate other = new HeldCertificate.Builder()
                .addSubjectAlternativeName("mail.example.test")
                .build();
        server.stop();
        server = relay(other);
        Files.writeString(caFile, other.certificatePem());
        assertThat(deliver(Relays.secured(startTls(), caFile, PASSWORD))).isInstanceOf(Delivery.Refused.class);
        assertThat(received).isEmpty();
    }

    @Test
    void tlsFromTheFirstByte() {
        HandshakeCertificates tls =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        SMTPServer smtps = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .serverSocketFactory(tls.sslContext())
                .messageHandler((context, from, to, data) -> received.add(to))
                .build();
        smtps.start();
        try {
            EmailSettings settings = Relays.settings(Security.TLS, smtps.getPortAllocated());
            assertThat(deliver(Relays.trusting(settings, caFile))).isInstanceOf(Delivery.Delivered.class);
            assertThat(received).hasSize(1);
            assertThat(deliver(settings)).isInstanceOf(Delivery.Refused.class);
            assertThat(received).hasSize(1);
        } finally {
            smtps.stop();
        }
    }

    @Test
    void withoutStartTlsNothingIsSent() {
        try (MailSink plain = new MailSink(0)) {
            Delivery delivery = deliver(Relays.settings(Security.STARTTLS, plain.port()));
            assertThat(delivery)
                    .asInstanceOf(InstanceOfAssertFactories.type(Delivery.Refused.class))
                    .extracting(Delivery.Refused::fault)
                    .isEqualTo(Fault.CHANNEL);
            assertThat(delivery.toString()).contains("STARTTLS");
            assertThat(plain.received()).isEmpty();
        }
    }
}
