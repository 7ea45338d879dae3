package dev.repwatch.bench.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;

/** What a daemon says over HTTP. */
public final class Scrape {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int OK = 200;
    private static final String UNKNOWN = "repwatch_target_unknown_lists{";
    private static final int BUFFER = 8192;

    private final InetSocketAddress address;

    public Scrape(InetSocketAddress address) {
        this.address = address;
    }

    Verdicts verdicts() throws IOException {
        try (BufferedReader page = metrics()) {
            return Verdicts.read(page.lines());
        }
    }

    /** What a daemon that has just become ready has behind it. */
    public Round firstLook(long pairs, double seconds, double cpuMillis, long peakResident) throws IOException {
        Tally tally = new Tally(pairs, 0, unknownPairs(), 0, Packets.UNCOUNTED);
        return new Round(tally, seconds, cpuMillis, Packets.UNSEEN, 0, peakResident, 0);
    }

    /** How many pairs the daemon itself says it has no trustworthy verdict about. */
    long unknownPairs() throws IOException {
        try (BufferedReader page = metrics()) {
            return page.lines()
                    .filter(line -> line.startsWith(UNKNOWN))
                    .mapToLong(line -> Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))))
                    .sum();
        }
    }

    /** Reads the page as Prometheus does: compressed, and none of it is kept. */
    public void once() throws IOException {
        try (BufferedReader page = metrics()) {
            page.transferTo(Writer.nullWriter());
        }
    }

    private BufferedReader metrics() throws IOException {
        HttpURLConnection connection = open("/metrics");
        connection.setRequestProperty("Accept-Encoding", "gzip");
        InputStream body = connection.getInputStream();
        boolean gzip = "gzip".equals(connection.getContentEncoding());
        return new BufferedReader(
                new InputStreamReader(gzip ? new GZIPInputStream(body, BUFFER) : body, StandardCharsets.UTF_8));
    }

    /** Until the first round is over, or it lives no longer; false then. */
    public boolean awaitReady(BooleanSupplier lives) {
        return await("/-/ready", lives);
    }

    /** Until it listens, or it lives no longer; false then. */
    public boolean awaitHealthy(BooleanSupplier lives) {
        return await("/-/healthy", lives);
    }

    private boolean await(String path, BooleanSupplier lives) {
        while (status(path) != OK) {
            if (!lives.getAsBoolean()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE);
        }
        return true;
    }

    private int status(String path) {
        try {
            return open(path).getResponseCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        return (HttpURLConnection) URI.create("http://127.0.0.1:" + address.getPort() + path)
                .toURL()
                .openConnection();
    }
}
