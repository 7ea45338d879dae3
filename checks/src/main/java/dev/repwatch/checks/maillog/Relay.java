package dev.repwatch.checks.maillog;

import java.util.Locale;
import java.util.Optional;

/**
 * The server that was spoken to.
 *
 * @param host its name in lower case, without the final dot; Sendmail shortens long ones in the middle with {@code ...}
 * @param ip its address as the log has it
 * @param port its port; 0 when the log does not say
 */
public record Relay(Optional<String> host, Optional<String> ip, int port) {

    public static final Relay NONE = new Relay(Optional.empty(), Optional.empty(), 0);

    private static final int LONGEST = 255;

    public static Relay of(String host, String ip, int port) {
        return new Relay(name(host), text(ip), port);
    }

    /** By hand: it is asked for each attempt, and what the compiler makes for a record takes many times as long. */
    @Override
    public int hashCode() {
        return (host.orElse("").hashCode() * 31 + ip.orElse("").hashCode()) * 31 + port;
    }

    @Override
    public boolean equals(Object other) {
        return other == this
                || (other instanceof Relay it && port == it.port && host.equals(it.host) && ip.equals(it.ip));
    }

    private static Optional<String> name(String host) {
        String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return text(bare.toLowerCase(Locale.ROOT));
    }

    private static Optional<String> text(String text) {
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }
}
