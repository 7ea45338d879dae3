package dev.repwatch.checks.message.engine;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * SpamAssassin's spamd by its own protocol (SPAMC/1.5, {@code spamd/PROTOCOL} of the distribution): one connection a message,
 * {@code REPORT}, which answers with the threshold and a table of rules.
 */
public final class SpamAssassin implements SpamFilter {

    static final String NAME = "SpamAssassin";
    /** Beyond it spamd takes seconds for a message that receivers would not scan either. */
    private static final int LARGEST = 512 * 1024;

    private static final int LONGEST_ANSWER = 256 * 1024;
    private static final Pattern VERDICT =
            Pattern.compile("(?im)^Spam:\\s*(?:True|False|Yes|No)\\s*;\\s*(-?[0-9.]+)\\s*/\\s*(-?[0-9.]+)\\s*$");
    /** Behind the preview of the message, which may hold anything: only the last such line begins the table. */
    private static final Pattern TABLE = Pattern.compile("(?m)^\\s*-{3,}\\s+-{10,}\\s+-{10,}\\s*$");

    private static final Pattern ROW =
            Pattern.compile("^\\*?\\s*(-?[0-9]+(?:\\.[0-9]+)?)\\s+([A-Z][A-Z0-9_]{2,})\\s+(.*)$");
    private static final Noise NOISE = Noise.of("noise-spamassassin.txt");

    private final InetSocketAddress address;
    private final Duration timeout;
    private final LongSupplier nanos;

    /** @param timeout for the whole question */
    public SpamAssassin(InetSocketAddress address, Duration timeout, LongSupplier nanos) {
        this.address = address;
        this.timeout = timeout;
        this.nanos = nanos;
    }

    @Override
    public Opinion ask(FilteredMessage message) {
        if (message.length() > LARGEST) {
            return new Opinion.Unknown(NAME, "too_large");
        }
        try {
            return read(exchange(message.asDelivered()));
        } catch (SocketTimeoutException late) {
            return new Opinion.Unknown(NAME, "timeout");
        } catch (IOException unreachable) {
            return new Opinion.Unknown(NAME, "unreachable");
        }
    }

    private String exchange(byte[] message) throws IOException {
        long end = nanos.getAsLong() + timeout.toNanos();
        try (Socket socket = new Socket()) {
            socket.connect(address, left(end));
            OutputStream out = socket.getOutputStream();
            out.write(("REPORT SPAMC/1.5\r\nContent-length: " + message.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(message);
            out.flush();
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            byte[] chunk = new byte[8192];
            while (answer.size() < LONGEST_ANSWER) {
                socket.setSoTimeout(left(end));
                int read = in.read(chunk);
                if (read < 0) {
                    break;
                }
                answer.write(chunk, 0, read);
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    private int left(long end) throws SocketTimeoutException {
        long millis = (end - nanos.getAsLong()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException();
        }
        return (int) Math.min(millis, Integer.MAX_VALUE);
    }

    static Opinion read(String answer) {
        int body = answer.indexOf("\r\n\r\n");
        Matcher verdict = VERDICT.matcher(body < 0 ? "" : answer.substring(0, body));
        if (!answer.matches("(?s)SPAMD/\\S+ 0 .*") || !verdict.find()) {
            return new Opinion.Unknown(NAME, "bad_answer");
        }
        return NOISE.without(NAME, Double.parseDouble(verdict.group(2)), rules(answer.substring(body)));
    }

    private static List<FilterRule> rules(String report) {
        Matcher table = TABLE.matcher(report);
        int start = -1;
        while (table.find()) {
            start = table.end();
        }
        List<FilterRule> rules = new ArrayList<>();
        if (start >= 0) {
            report.substring(start).lines().forEach(line -> {
                Matcher row = ROW.matcher(line.strip());
                if (row.matches()) {
                    rules.add(new FilterRule(row.group(2), Double.parseDouble(row.group(1)), row.group(3)));
                } else if (!line.isBlank() && !rules.isEmpty()) {
                    FilterRule last = rules.remove(rules.size() - 1);
                    rules.add(new FilterRule(last.name(), last.points(), last.text() + " " + line.strip()));
                }
            });
        }
        return rules;
    }
}
