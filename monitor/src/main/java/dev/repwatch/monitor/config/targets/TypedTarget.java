package dev.repwatch.monitor.config.targets;

import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.Target;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A target as somebody typed it into a command or an address line. */
public final class TypedTarget {

    /** An address in hexadecimal has letters too, and colons. */
    private static final Pattern DOMAIN = Pattern.compile("[^:/]*\\p{L}[^:/]*");

    private TypedTarget() {}

    /**
     * A domain, an address, or every address of a network or range.
     *
     * @throws IllegalArgumentException with a reason, when it is none of these or more than {@code most}
     */
    public static Stream<Target> targets(String text, int most) {
        if (DOMAIN.matcher(text).matches()) {
            return Stream.of(new DomainTarget(DomainName.parse(text).text()));
        }
        Addresses addresses = Addresses.parse(text);
        if (addresses.size().compareTo(BigInteger.valueOf(most)) > 0) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "\"%s\" is more than %d addresses", text, most));
        }
        return addresses.targets().map(target -> target);
    }

    /**
     * The same of what can be watched: no address that nobody outside can meet.
     *
     * @throws IllegalArgumentException with a reason, when it is none of these or more than {@code most}
     */
    public static Stream<Target> watchable(String text, int most) {
        Stream<Target> targets = targets(text, most);
        if (!DOMAIN.matcher(text).matches()) {
            BogonAddresses.notGlobal(Addresses.parse(text)).ifPresent(kind -> {
                throw new IllegalArgumentException("\"" + text + "\" is " + kind + ", so no list can know it");
            });
        }
        return targets;
    }

    /** The canonical spelling of one target; what is none stays as it was typed. */
    public static String spelling(String text) {
        try {
            return targets(text, 1).findFirst().map(Target::text).orElse(text);
        } catch (IllegalArgumentException none) {
            return text;
        }
    }
}
