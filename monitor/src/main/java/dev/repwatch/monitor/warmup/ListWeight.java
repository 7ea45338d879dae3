package dev.repwatch.monitor.warmup;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.ReturnCode;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.SourceId;
import java.util.Optional;
import java.util.Set;

/** How heavily a listing weighs while an address is warmed up. */
enum ListWeight {
    /** Spamhaus SBL: a person wrote it, and it ends when a person is convinced. */
    SBL,
    /** Large receivers refuse mail on it. */
    HEAVY,
    /** Some receivers refuse mail on it. */
    MIDDLE,
    /** Informational, or about the provider and not about the address. */
    LIGHT,
    /** Not in the catalogue: neither good nor bad. */
    UNKNOWN;

    private static final Set<String> SBL_IDS = Set.of("spamhaus-sbl", "spamhaus-dqs-sbl");
    /** Parts of ZEN that the catalogue knows as codes and other programs as lists of their own. */
    private static final Set<String> PARTS_OF_ZEN =
            Set.of("spamhaus-css", "spamhaus-drop", "spamhaus-bcl", "spamhaus-cbl");

    /** @param id of the catalogue, or a part of ZEN such as {@code spamhaus-css} */
    static ListWeight of(String id) {
        if (SBL_IDS.contains(id)) {
            return SBL;
        }
        return PARTS_OF_ZEN.contains(id) ? HEAVY : find(id).map(ListWeight::of).orElse(UNKNOWN);
    }

    private static ListWeight of(DnsblList list) {
        if (aboutTheProvider(list)) {
            return LIGHT;
        }
        return switch (list.tier()) {
            case 1 -> HEAVY;
            case 2 -> MIDDLE;
            default -> LIGHT;
        };
    }

    private static boolean aboutTheProvider(DnsblList list) {
        return !list.codes().isEmpty()
                && list.codes().stream()
                        .filter(code -> code.polarity() == ReturnCode.Polarity.LISTED)
                        .allMatch(code -> code.scope() == Scope.ASN);
    }

    private static Optional<DnsblList> find(String id) {
        try {
            return Catalogue.shipped().find(new SourceId(id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
