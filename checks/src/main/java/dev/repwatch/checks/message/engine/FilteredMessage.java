package dev.repwatch.checks.message.engine;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A message as a filter gets it: its octets with CRLF, and how it came as far as that is known. */
public final class FilteredMessage {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final byte[] octets;
    private final Optional<InetAddress> ip;
    private final String helo;
    private final Optional<String> mailFrom;
    private final boolean received;
    private final Instant at;

    /**
     * @param octets whole, lines ending in CRLF; not copied, for it may be 50 MB: not to be changed
     * @param ip the client that handed it over, where known
     * @param helo what that called itself; empty when not known
     * @param received the header tells already by whom it was handed over
     * @param at when it arrived
     */
    public FilteredMessage(
            byte[] octets,
            Optional<InetAddress> ip,
            String helo,
            Optional<String> mailFrom,
            boolean received,
            Instant at) {
        this.octets = octets;
        this.ip = ip;
        this.helo = plain(helo);
        this.mailFrom = mailFrom.map(FilteredMessage::plain);
        this.received = received;
        this.at = at;
    }

    /** Header values are words: what breaks a line or a word is taken out. */
    private static String plain(String word) {
        String clean = word.replaceAll("[^!-~]", "");
        return clean.substring(0, Math.min(clean.length(), 320));
    }

    int length() {
        return octets.length;
    }

    Optional<String> ip() {
        return ip.map(InetAddress::getHostAddress);
    }

    String helo() {
        return helo;
    }

    Optional<String> mailFrom() {
        return mailFrom;
    }

    /**
     * As the receiver's own mail server would have handed it to its filter: with a line that says who delivered it. Without
     * one SpamAssassin takes every message for one of its own network and leaves its tests of the way out.
     */
    byte[] asDelivered() {
        if (received || ip.isEmpty()) {
            return octets;
        }
        String name = helo.isEmpty() ? "unknown" : helo;
        byte[] line = ("Received: from " + name + " (" + name + " [" + literal()
                        + "])\r\n\tby mx.repwatch.invalid with ESMTP;\r\n\t" + DATE.format(at) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(line, line.length + octets.length);
        System.arraycopy(octets, 0, whole, line.length, octets.length);
        return whole;
    }

    private String literal() {
        String text = ip().orElse("");
        return text.indexOf(':') >= 0 ? "IPv6:" + text : text;
    }
}
