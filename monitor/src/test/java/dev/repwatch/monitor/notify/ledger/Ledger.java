package dev.repwatch.monitor.notify.ledger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The oracle of delivery tests: a provider over real HTTP that forces to disk whatever it takes, and can have bad days.
 * It lives in another process than the daemon that is killed.
 */
public final class Ledger implements AutoCloseable {

    /** How it answers. */
    public enum Mood {
        WELL,
        BROKEN,
        /** HTTP 429 with {@code Retry-After: 30}. */
        BUSY,
        /** Takes the request and never answers. */
        HANGING,
        /** Drops the connection and keeps nothing. */
        DROPPING,
        /** Keeps the message and drops the connection. */
        FORGETFUL
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final FileChannel file;
    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Mood mood = Mood.WELL;
    private volatile int asked;

    public Ledger(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public void mood(Mood next) {
        mood = next;
    }

    /** What it took, in order. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** How often somebody tried. */
    public int asked() {
        return asked;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String line = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            synchronized (this) {
                asked++;
            }
            switch (mood) {
                case WELL -> exchange.sendResponseHeaders(keep(line, true), -1);
                case BROKEN -> exchange.sendResponseHeaders(500, -1);
                case BUSY -> {
                    exchange.getResponseHeaders().add("Retry-After", "30");
                    exchange.sendResponseHeaders(429, -1);
                }
                case HANGING -> closed.await();
                case DROPPING -> {}
                case FORGETFUL -> keep(line, false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized int keep(String line, boolean answered) {
        try {
            file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            file.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        entries.add(Entry.parse(line, answered));
        return 204;
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.stop(0);
        threads.shutdown();
        file.close();
    }
}
