package dev.repwatch.monitor.config.targets;

import dev.repwatch.monitor.config.bind.Place;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One entry of a target file.
 *
 * @param what addresses or a domain
 * @param words what is said about it: {@code name}, {@code helo}, {@code pool}; everything else is a label
 */
record TargetLine(Place place, String what, Map<String, String> words) {

    private static final Pattern DOMAIN = Pattern.compile("[^:/]*\\p{L}[^:/]*");

    TargetLine {
        words = Map.copyOf(words);
    }

    boolean isDomain() {
        return DOMAIN.matcher(what).matches();
    }

    /** @throws IllegalArgumentException with a reason when it is none */
    DomainName domain() {
        return DomainName.parse(what);
    }

    /** @throws IllegalArgumentException with a reason when it is none, too large, or nobody outside can meet it */
    Addresses addresses(TargetFileEntry entry) {
        Addresses addresses = Addresses.parse(what);
        TargetEntry.check(addresses, entry.maxExpand().orElse(TargetEntry.MAX_EXPAND), entry.allowPrivate());
        return addresses;
    }
}
