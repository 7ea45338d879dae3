package dev.repwatch.monitor.web;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import dev.repwatch.checks.Secret;
import dev.repwatch.monitor.config.section.WebSection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one port. Slow, idle and greedy clients cost a bounded number of threads and connections. */
public final class WebServer implements AutoCloseable {

    /** A slow client holds one for 10 seconds at most: many of them must not keep a probe of health waiting. */
    private static final int THREADS = 256;

    private static final int WAITING = 64;

    private final HttpServer server;
    private final ThreadPoolExecutor threads;

    private WebServer(HttpServer server, ThreadPoolExecutor threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Limits of the JDK's server, in its own properties: it reads them once, when its first class loads. Call this first
     * thing in {@code main}.
     */
    public static void limitConnections() {
        // 44 ms a response on Java 17 without it (JDK-8179041)
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "30");
        System.setProperty("sun.net.httpserver.idleInterval", "30");
        System.setProperty("sun.net.httpserver.maxReqHeaders", "100");
        System.setProperty("jdk.httpserver.maxConnections", "1000");
    }

    /**
     * Listens and answers.
     *
     * @param apiToken opens the routes for {@link Access#ADMIN}
     * @throws IOException when the address is taken or a certificate cannot be read
     */
    public static WebServer start(WebSection settings, Secret apiToken, List<Route> routes, InstantSource clock)
            throws IOException {
        InetSocketAddress address = settings.listen().address();
        if (address.isUnresolved()) {
            throw new IOException(
                    "[web] listen: no address is known for " + settings.listen().host());
        }
        HttpServer server = settings.tls().isPresent()
                ? secure(address, settings.tls().orElseThrow())
                : HttpServer.create(address, 0);
        ThreadPoolExecutor threads = threads();
        server.setExecutor(threads);
        server.createContext("/", new Exchange(routes, doorkeeper(settings, apiToken, clock)));
        server.start();
        return new WebServer(server, threads);
    }

    /** Why a server with these settings would not start, in a sentence, as far as it can be known without listening. */
    public static Optional<String> objection(WebSection settings) {
        try {
            if (settings.tls().isPresent()) {
                TlsCertificates.of(settings.tls().orElseThrow());
            }
            return Optional.empty();
        } catch (IOException unusable) {
            return Optional.of(String.valueOf(unusable.getMessage()));
        }
    }

    private static AccessControl doorkeeper(WebSection settings, Secret apiToken, InstantSource clock) {
        return new AccessControl(
                new HostNames(settings.listen(), settings.hosts()),
                new Credentials(apiToken, settings.token(), settings.users()),
                new FailedAttempts(clock),
                settings.tls().flatMap(WebSection.Tls::clientCa).isPresent());
    }

    private static HttpServer secure(InetSocketAddress address, WebSection.Tls tls) throws IOException {
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(TlsCertificates.of(tls).configurator());
        return server;
    }

    private static ThreadPoolExecutor threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), task -> {
                    Thread thread = new Thread(task, "web");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** Where it listens, with the port that was chosen when the configuration says 0. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
