package dev.repwatch.monitor.config.targets;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A domain in A-label form.
 *
 * @param text lower case, no trailing dot
 */
public record DomainName(String text) {

    private static final int MAX_LENGTH = 253;
    private static final Pattern LABELS =
            Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    /**
     * Reads a domain; an internationalised one becomes its A-labels (RFC 5890).
     *
     * @throws IllegalArgumentException with a reason when it is none
     */
    public static DomainName parse(String written) {
        String plain = written.strip();
        if (ADDRESS.matcher(plain).matches()) {
            throw new IllegalArgumentException("\"" + written + "\" is no domain; addresses go under \"addresses\"");
        }
        String ascii = ascii(plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain, written);
        if (ascii.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a domain has at most " + MAX_LENGTH + " characters, this one " + ascii.length());
        }
        if (!LABELS.matcher(ascii).matches()) {
            throw new IllegalArgumentException("\"" + written + "\" is no domain such as \"example.jp\"");
        }
        return new DomainName(ascii);
    }

    private static String ascii(String plain, String written) {
        try {
            return IDN.toASCII(plain).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + written + "\" is no domain: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
