package dev.repwatch.checks.posture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A name that DNS can be asked for (RFC 1035 section 2.3.4).
 *
 * @param text in presentation form: lower case, without trailing dot, odd octets escaped
 */
public record DnsName(String text) {

    private static final int MOST = 253;
    private static final int MOST_OF_LABEL = 63;

    /**
     * Empty when it is none: an empty or too long label, too long in all, or the root.
     *
     * @param name one character an octet, not escaped; a trailing dot is fine
     */
    public static Optional<DnsName> of(String name) {
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (usual(plain)) {
            return Optional.of(new DnsName(plain));
        }
        List<String> labels = labels(plain);
        boolean sound = plain.length() <= MOST
                && labels.stream().allMatch(label -> !label.isEmpty() && label.length() <= MOST_OF_LABEL)
                && plain.chars().allMatch(character -> character < 256);
        return sound ? Optional.of(new DnsName(escaped(plain.toLowerCase(Locale.ROOT)))) : Optional.empty();
    }

    /** Nearly every name is such, and there is nothing to change about it: a sweep looks at millions. */
    private static boolean usual(String name) {
        int label = 0;
        for (int at = 0; at < name.length(); at++) {
            char character = name.charAt(at);
            if (character == '.') {
                if (label == 0) {
                    return false;
                }
                label = 0;
            } else if ((character >= 'a' && character <= 'z')
                    || (character >= '0' && character <= '9')
                    || character == '-'
                    || character == '_') {
                label++;
                if (label > MOST_OF_LABEL) {
                    return false;
                }
            } else {
                return false;
            }
        }
        return label > 0 && name.length() <= MOST;
    }

    /** The labels of a name, also empty ones. */
    public static List<String> labels(String name) {
        return Arrays.asList(name.split("\\.", -1));
    }

    /** The last labels of a name. */
    public static String last(String name, int count) {
        List<String> labels = labels(name);
        return String.join(".", labels.subList(Math.max(0, labels.size() - count), labels.size()));
    }

    /** True when one is the other or stands below it; letter case does not count. */
    public static boolean within(String name, String zone) {
        String low = name.toLowerCase(Locale.ROOT);
        String above = zone.toLowerCase(Locale.ROOT);
        return low.equals(above) || low.endsWith("." + above);
    }

    private static String escaped(String name) {
        return name.chars().mapToObj(DnsName::escaped).collect(Collectors.joining());
    }

    private static String escaped(int octet) {
        if (octet <= ' ' || octet >= 127) {
            return String.format(Locale.ROOT, "\\%03d", octet);
        }
        return "\\\"();@$".indexOf(octet) < 0 ? String.valueOf((char) octet) : "\\" + (char) octet;
    }
}
