package dev.repwatch.bench.clients;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a daemon says over HTTP. */
public final class Scrape {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int OK = 200;

    private final InetSocketAddress address;

    public Scrape(InetSocketAddress address) {
        this.address = address;
    }

    Verdicts verdicts() throws IOException {
        return Verdicts.read(get("/metrics"));
    }

    /** Until the first round is over. */
    public void awaitReady() {
        while (status("/-/ready") != OK) {
            LockSupport.parkNanos(PAUSE);
        }
    }

    private int status(String path) {
        try {
            return open(path).getResponseCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private String get(String path) throws IOException {
        try (var body = open(path).getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        return (HttpURLConnection) URI.create("http://127.0.0.1:" + address.getPort() + path)
                .toURL()
                .openConnection();
    }
}
