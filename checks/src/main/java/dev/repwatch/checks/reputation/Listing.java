package dev.repwatch.checks.reputation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A target is on a list.
 *
 * @param codes at least one documented code, in the order of their values
 * @param reason the list's own text, already bounded and free of control characters; still hostile
 */
public record Listing(List<ListedCode> codes, Optional<String> reason) {

    /** @throws IllegalArgumentException when there is no code: a listing without a documented code is none */
    public Listing {
        if (codes.isEmpty()) {
            throw new IllegalArgumentException("a listing has at least one documented code");
        }
        codes = codes.stream().sorted(ListedCode.BY_VALUE).toList();
    }

    /** The worst severity among its codes. */
    public Severity severity() {
        return worst().severity();
    }

    /**
     * The code that decides severity and advice: the worst, and among equals the first. A policy (PBL) states no fault and
     * comes after what names one (SBL) of the same severity.
     */
    public ListedCode worst() {
        return codes.stream()
                .min(Comparator.comparing(ListedCode::severity).thenComparing(ListedCode::policy))
                .orElseThrow();
    }
}
