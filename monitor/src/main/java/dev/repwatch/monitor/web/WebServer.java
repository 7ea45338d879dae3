package dev.repwatch.monitor.web;

import dev.repwatch.monitor.api.Authenticator;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.config.section.HostPort;
import dev.repwatch.monitor.config.section.WebSection;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one port. Slow, idle and greedy clients cost a bounded number of connections and no threads (decision 0024). */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    private static final int THREADS = 64;
    private static final int LEAST_THREADS = 4;
    private static final Duration THREAD_IDLE = Duration.ofMinutes(1);
    private static final int CONNECTIONS = 1000;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(10);
    private static final int LARGEST_HEADERS = 16 * 1024;
    private static final int LARGEST_POOLED_BUFFER = 64 * 1024;
    private static final long POOLED_MEMORY = 4 << 20;

    /** A line that ends with LF alone ends elsewhere for a proxy before us (RFC 9112 section 2.2 lets us refuse it). */
    private static final HttpCompliance LINES_END_WHOLE = HttpCompliance.RFC9110.without(
            "RFC9110 with CRLF",
            HttpCompliance.Violation.LF_HEADER_TERMINATION,
            HttpCompliance.Violation.LF_CHUNK_TERMINATION);

    private final Optional<TlsCertificates> certificates;
    private final Server server;
    private final InetSocketAddress address;

    private WebServer(Optional<TlsCertificates> certificates, Server server, InetSocketAddress address) {
        this.certificates = certificates;
        this.server = server;
        this.address = address;
    }

    /**
     * Listens and answers.
     *
     * @param authenticator knows who asks
     * @throws IOException when the address is taken or a certificate cannot be read
     */
    public static WebServer start(
            WebSection settings, Authenticator authenticator, List<Endpoint> endpoints, InstantSource clock)
            throws IOException {
        InetSocketAddress address = settings.listen().address();
        if (address.isUnresolved()) {
            throw new IOException(
                    "[web] listen: no address is known for " + settings.listen().host());
        }
        Optional<String> noHash = noHash(settings);
        if (noHash.isPresent()) {
            throw new IOException(noHash.get());
        }
        Optional<TlsCertificates> certificates = Optional.empty();
        if (settings.tls().isPresent()) {
            certificates = Optional.of(TlsCertificates.of(settings.tls().orElseThrow()));
            untimely(settings, clock.instant())
                    .ifPresent(why -> LOG.warn("{}: clients that look at it refuse to connect", why));
        }
        Server server = server();
        ServerConnector connector = new ServerConnector(server, 1, 1, protocols(certificates));
        connector.setHost(address.getAddress().getHostAddress());
        connector.setPort(address.getPort());
        connector.setIdleTimeout(IDLE.toMillis());
        connector.addBean(new SlowRequests(connector, LONGEST_REQUEST, clock));
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
        server.setHandler(new JettyExchange(new Router(
                endpoints,
                new Addressee(new HostNames(settings.listen(), settings.hosts())),
                authenticator,
                new AnsweredOnce(clock))));
        return started(certificates, server, connector);
    }

    private static WebServer started(Optional<TlsCertificates> certificates, Server server, ServerConnector connector)
            throws IOException {
        try {
            server.start();
            return new WebServer(certificates, server, (InetSocketAddress)
                    ((ServerSocketChannel) connector.getTransport()).getLocalAddress());
        } catch (Exception e) {
            stop(server);
            throw cannotListen(connector, reason(e));
        }
    }

    /** The system says "Address already in use", and not which. */
    private static IOException cannotListen(ServerConnector connector, IOException why) {
        HostPort listen = new HostPort(connector.getHost(), connector.getPort());
        return why instanceof BindException
                ? new IOException(
                        "[web] listen: cannot listen on " + listen + " (" + why.getMessage()
                                + "); stop what uses it, or set another address",
                        why)
                : why;
    }

    /** Jetty says which address could not be bound, and only the cause says why. */
    private static IOException reason(Exception failure) {
        if (failure.getCause() instanceof IOException cause) {
            return cause;
        }
        return failure instanceof IOException known ? known : new IOException(failure.getMessage(), failure);
    }

    private static Server server() {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, LEAST_THREADS, (int) THREAD_IDLE.toMillis());
        threads.setName("web");
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        Server server = new Server(
                threads,
                new ScheduledExecutorScheduler("web-timer", true),
                new ArrayByteBufferPool(0, -1, LARGEST_POOLED_BUFFER, -1, POOLED_MEMORY, POOLED_MEMORY));
        server.setErrorHandler(new JettyErrors());
        return server;
    }

    private static ConnectionFactory[] protocols(Optional<TlsCertificates> certificates) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(LARGEST_HEADERS);
        // odd paths are ours to answer: only what is spelt exactly as a route is found
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setHttpCompliance(LINES_END_WHOLE);
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        if (certificates.isEmpty()) {
            return new ConnectionFactory[] {plain};
        }
        http.addCustomizer(new SecureRequestCustomizer(false));
        return new ConnectionFactory[] {
            new SslConnectionFactory(certificates.get().factory(), plain.getProtocol()), plain
        };
    }

    /** Why a server with these settings would not start, in a sentence, as far as it can be known without listening. */
    public static Optional<String> objection(WebSection settings) {
        try {
            if (settings.tls().isPresent()) {
                TlsCertificates.of(settings.tls().orElseThrow());
            }
            return noHash(settings);
        } catch (IOException unusable) {
            return Optional.of(String.valueOf(unusable.getMessage()));
        }
    }

    private static Optional<String> noHash(WebSection settings) {
        return settings.user().stream()
                .filter(it -> it.password()
                        .filter(password -> !WebSection.hash(password))
                        .isPresent())
                .findFirst()
                .map(it -> "[[web.user]] \"" + it.name()
                        + "\": the file of its password holds no bcrypt hash; make one with: repwatch web password");
    }

    /** Why clients refuse the certificate at this time, in a sentence; empty too where it cannot be read. */
    public static Optional<String> untimely(WebSection settings, Instant now) {
        try {
            return settings.tls().isPresent()
                    ? TlsCertificates.untimely(settings.tls().orElseThrow(), now)
                    : Optional.empty();
        } catch (IOException unusable) {
            return Optional.empty();
        }
    }

    /**
     * Reads certificate, key and authority again; new connections get what is in their files now.
     *
     * @throws IOException with a sentence; then those before are used on
     */
    public void renewCertificates() throws IOException {
        if (certificates.isPresent()) {
            certificates.get().renew();
        }
    }

    /** Where it listens, with the port that was chosen when the configuration says 0. */
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        stop(server);
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("the web server did not stop in order", e);
        }
    }
}
