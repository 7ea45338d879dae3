package dev.repwatch.monitor.config.targets;

import com.ibm.icu.text.IDNA;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A domain in A-label form.
 *
 * @param text lower case, no trailing dot
 */
public record DomainName(String text) {

    private static final int MAX_LENGTH = 253;
    private static final int MAX_LABEL = 63;
    private static final int FIRST_BEYOND_ASCII = 0x80;
    private static final Pattern LABELS =
            Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    /**
     * Reads a domain; an internationalised one becomes its A-labels (RFC 5890) as mail and browsers of today make them: by
     * UTS46, non-transitional. The older IDNA of 2003, which the JDK has, reads {@code straße} as another domain,
     * {@code strasse}. What is ASCII is taken as it stands.
     *
     * @throws IllegalArgumentException with a reason when it is none
     */
    public static DomainName parse(String written) {
        String plain = written.strip();
        String ascii = ascii(plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain, written);
        if (ADDRESS.matcher(ascii).matches()) {
            throw new IllegalArgumentException("\"" + written + "\" is no domain; addresses go under \"addresses\"");
        }
        if (ascii.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a domain has at most " + MAX_LENGTH + " characters, this one " + ascii.length());
        }
        if (Arrays.stream(ascii.split("\\.", -1)).anyMatch(label -> label.length() > MAX_LABEL)) {
            throw new IllegalArgumentException("\"" + written + "\" is no domain: label too long");
        }
        if (!LABELS.matcher(ascii).matches()) {
            throw new IllegalArgumentException("\"" + written + "\" is no domain such as \"example.jp\"");
        }
        return new DomainName(ascii);
    }

    private static String ascii(String plain, String written) {
        if (plain.chars().allMatch(letter -> letter < FIRST_BEYOND_ASCII)) {
            return plain.toLowerCase(Locale.ROOT);
        }
        IDNA.Info info = new IDNA.Info();
        String ascii = Uts46.NON_TRANSITIONAL
                .nameToASCII(plain, new StringBuilder(), info)
                .toString();
        if (info.hasErrors()) {
            throw new IllegalArgumentException("\"" + written + "\" is no domain: " + reasons(info));
        }
        return ascii.toLowerCase(Locale.ROOT);
    }

    private static String reasons(IDNA.Info info) {
        return info.getErrors().stream()
                .map(error -> error.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    /** Loaded when the first such domain is read, for its tables are large. */
    private static final class Uts46 {
        private static final IDNA NON_TRANSITIONAL =
                IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);
    }

    @Override
    public String toString() {
        return text;
    }
}
