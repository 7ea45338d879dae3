package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A listing as it was seen.
 *
 * @param baseline it was there when the target or the list was first looked at
 */
public record SeenListing(Listing listing, Instant first, Instant last, boolean confirmed, boolean baseline) {

    SeenListing seen(Instant at) {
        return new SeenListing(listing, first, at, confirmed, baseline);
    }

    SeenListing as(Listing other) {
        return new SeenListing(other, first, last, confirmed, baseline);
    }

    SeenListing proven() {
        return new SeenListing(listing, first, last, true, baseline);
    }

    /** The same codes; the text of the reason may change without being news. */
    static boolean sameCodes(Listing one, Listing other) {
        return values(one).equals(values(other));
    }

    private static Set<String> values(Listing listing) {
        return listing.codes().stream().map(ListedCode::value).collect(Collectors.toSet());
    }
}
