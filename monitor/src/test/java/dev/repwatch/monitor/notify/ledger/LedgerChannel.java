package dev.repwatch.monitor.notify.ledger;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.Delivery;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A channel into a {@link Ledger}. */
public final class LedgerChannel implements Channel {

    private final String name;
    private final int port;
    private final int timeoutMillis;

    public LedgerChannel(String name, int port) {
        this(name, port, Duration.ofMillis(300));
    }

    /** @param timeout after it the channel does not know whether the ledger took the message */
    public LedgerChannel(String name, int port, Duration timeout) {
        this.name = name;
        this.port = port;
        this.timeoutMillis = (int) timeout.toMillis();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String type() {
        return "ledger";
    }

    @Override
    public Delivery deliver(Envelope envelope) {
        try {
            int status = post(Entry.line(name, envelope.alert()));
            if (status == 204) {
                return new Delivery.Delivered(Optional.of(envelope.alert().dedupeKey()));
            }
            Optional<Duration> wish = status == 429 ? Optional.of(Duration.ofSeconds(30)) : Optional.empty();
            return new Delivery.RetryLater(wish, "HTTP " + status);
        } catch (ConnectException e) {
            return new Delivery.RetryLater(Optional.empty(), "nobody listens");
        } catch (IOException e) {
            return new Delivery.Uncertain(String.valueOf(e.getMessage()));
        }
    }

    private int post(String line) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        // streaming: else HttpURLConnection silently sends a POST again when the connection drops
        byte[] body = line.getBytes(StandardCharsets.UTF_8);
        connection.setFixedLengthStreamingMode(body.length);
        connection.setReadTimeout(timeoutMillis);
        connection.setConnectTimeout(timeoutMillis);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        return connection.getResponseCode();
    }
}
