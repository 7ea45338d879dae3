package dev.repwatch.checks.posture.dmarc;

import com.google.re2j.Pattern;
import dev.repwatch.checks.posture.TagList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A DMARC record as published; what its tags mean is decided here, what applies to a domain by {@link DmarcPolicies}.
 *
 * @param octets as received
 */
public record DmarcRecord(String octets, TagList tags) {

    private static final Pattern VERSION = Pattern.compile("(?s)v[ \\t]*=[ \\t]*DMARC1[ \\t]*(;.*)?");
    private static final Pattern MAILBOX =
            Pattern.compile("(?i)mailto:([^@,;!\\s]+@[a-z0-9_-]+(?:\\.[a-z0-9_-]+)+)(![0-9]+[kmgt]?)?");
    private static final int MOST_REPORTS = 32;

    /** Empty for a text that is no DMARC record: the version comes first, and its case counts. */
    public static Optional<DmarcRecord> of(String octets) {
        return VERSION.matches(octets) ? Optional.of(new DmarcRecord(octets, TagList.of(octets))) : Optional.empty();
    }

    /** The value of a policy tag ({@code p}, {@code sp}, {@code np}); empty when it is missing or none. */
    public Optional<Policy> policy(String tag) {
        return tags.get(tag).flatMap(Policy::of);
    }

    /** The policy tags whose values are no policies. */
    public List<String> invalid() {
        return Stream.of("p", "sp", "np")
                .filter(tag -> tags.get(tag).isPresent() && policy(tag).isEmpty())
                .toList();
    }

    /** Every policy tag is sound, and {@code p} is there. */
    public boolean sound() {
        return policy("p").isPresent() && invalid().isEmpty();
    }

    /** {@code psd}: {@code y}, {@code n}, or {@code u} for everything else. */
    public char publicSuffix() {
        String value = tags.get("psd").orElse("u").toLowerCase(Locale.ROOT);
        return value.equals("y") || value.equals("n") ? value.charAt(0) : 'u';
    }

    /** {@code t=y}. */
    public boolean testing() {
        return tags.get("t").filter(value -> value.equalsIgnoreCase("y")).isPresent();
    }

    /** @param tag {@code aspf} or {@code adkim}; strict when it says {@code s}, else relaxed */
    public boolean strict(String tag) {
        return tags.get(tag).filter(value -> value.equalsIgnoreCase("s")).isPresent();
    }

    /** Where aggregate reports go, as written. */
    public List<String> reportUris() {
        return Arrays.stream(tags.get("rua").orElse("").split(","))
                .map(String::strip)
                .filter(uri -> !uri.isEmpty())
                .limit(MOST_REPORTS)
                .toList();
    }

    /** The host that takes reports at such an address; empty when it cannot be used. */
    public static Optional<String> reportHost(String uri) {
        return MAILBOX.matches(uri)
                ? Optional.of(uri.substring(uri.indexOf('@') + 1)
                        .replaceFirst("!.*$", "")
                        .toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /** At least one address for aggregate reports can be used. */
    public boolean reports() {
        return reportUris().stream().anyMatch(uri -> reportHost(uri).isPresent());
    }
}
