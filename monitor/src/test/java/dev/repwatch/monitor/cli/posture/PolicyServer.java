package dev.repwatch.monitor.cli.posture;

import dev.repwatch.checks.posture.fetch.HttpsPages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** An HTTPS server for policies; whatever address is connected to, it answers. */
final class PolicyServer implements AutoCloseable {

    private final MockWebServer server = new MockWebServer();
    private final HeldCertificate authority =
            new HeldCertificate.Builder().certificateAuthority(0).build();
    private volatile MockResponse response =
            new MockResponse.Builder().code(404).build();

    void start() throws IOException {
        HeldCertificate.Builder names = new HeldCertificate.Builder().signedBy(authority);
        for (int policy = 1; policy <= 40; policy++) {
            names.addSubjectAlternativeName("mta-sts.t%02d.test".formatted(policy));
        }
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(names.build())
                .build()
                .sslSocketFactory());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return response;
            }
        });
        server.start();
    }

    void serve(String body, int status, String contentType) {
        response = new MockResponse.Builder()
                .code(status == 0 ? 404 : status)
                .setHeader("Content-Type", contentType)
                .setHeader("Location", "https://elsewhere.test/")
                .body(body)
                .build();
    }

    HttpsPages pages() {
        HandshakeCertificates trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(authority.certificate())
                .build();
        OkHttpClient client = new OkHttpClient.Builder()
                .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
                .socketFactory(new Here(server.getPort()))
                .build();
        return new HttpsPages(client, 443, address -> true);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** Leads every connection to one port of this machine. */
    private static final class Here extends SocketFactory {

        private final int port;

        Here(int port) {
            this.port = port;
        }

        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void connect(SocketAddress there, int timeout) throws IOException {
                    super.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeout);
                }
            };
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException();
        }
    }
}
