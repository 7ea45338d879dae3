package dev.repwatch.checks.posture.mail;

import com.google.re2j.Pattern;
import dev.repwatch.checks.posture.AddressRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * An MTA-STS policy (RFC 8461 section 3.2).
 *
 * @param mode {@code enforce}, {@code testing} or {@code none}
 * @param patterns exchangers it covers, lower case
 * @param maxAge in seconds
 */
public record StsPolicy(String mode, List<String> patterns, long maxAge) {

    private static final long MOST_AGE = 31_557_600;
    private static final int MOST_LINES = 1000;
    private static final Pattern AGE = Pattern.compile("[0-9]{1,10}");
    private static final Pattern HOST = Pattern.compile("(?:\\*\\.)?[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*");
    private static final List<String> MODES = List.of("enforce", "testing", "none");

    public StsPolicy {
        patterns = List.copyOf(patterns);
    }

    /** A policy, or what is wrong with it. */
    public sealed interface Read {

        record Sound(StsPolicy policy) implements Read {}

        record Unsound(String reason) implements Read {}

        default <T> T match(Function<StsPolicy, T> sound, Function<String, T> unsound) {
            return this instanceof Sound it ? sound.apply(it.policy()) : unsound.apply(((Unsound) this).reason());
        }
    }

    /** Reads any text; keys that are not known are ignored. */
    public static Read read(String body) {
        Optional<String> version = Optional.empty();
        Optional<String> mode = Optional.empty();
        Optional<String> age = Optional.empty();
        List<String> patterns = new ArrayList<>();
        for (String line : body.lines().limit(MOST_LINES).toList()) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                if (line.isBlank()) {
                    continue;
                }
                return new Read.Unsound("a line without a colon");
            }
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).strip()) {
                case "version" -> version = version.or(() -> Optional.of(value));
                case "mode" -> mode = mode.or(() -> Optional.of(value));
                case "max_age" -> age = age.or(() -> Optional.of(value));
                case "mx" -> {
                    // an address never is the name of an exchanger, so that it neither covers nor breaks anything
                    if (AddressRange.address(value).isEmpty()) {
                        patterns.add(value.toLowerCase(Locale.ROOT));
                    }
                }
                default -> {
                    // RFC 8461 section 3.2: unknown keys must be ignored
                }
            }
        }
        return read(version.orElse(""), mode.orElse(""), age.orElse(""), patterns);
    }

    private static Read read(String version, String mode, String age, List<String> patterns) {
        if (!version.equals("STSv1")) {
            return new Read.Unsound("version is not STSv1");
        }
        if (!MODES.contains(mode)) {
            return new Read.Unsound("mode is none of " + String.join(", ", MODES));
        }
        if (!AGE.matches(age) || Long.parseLong(age) > MOST_AGE) {
            return new Read.Unsound("max_age is not a number of seconds up to " + MOST_AGE);
        }
        if (patterns.isEmpty() && !mode.equals("none")) {
            return new Read.Unsound("no mx");
        }
        Optional<String> odd = patterns.stream().filter(it -> !HOST.matches(it)).findFirst();
        return odd.isPresent()
                ? new Read.Unsound("an mx that is no host name")
                : new Read.Sound(new StsPolicy(mode, patterns, Long.parseLong(age)));
    }

    /** RFC 8461 section 4.1: a wildcard stands for exactly one label. */
    public boolean covers(String host) {
        String low = host.toLowerCase(Locale.ROOT);
        int dot = low.indexOf('.');
        String wild = dot < 0 ? "" : "*" + low.substring(dot);
        return patterns.contains(low) || patterns.contains(wild);
    }
}
