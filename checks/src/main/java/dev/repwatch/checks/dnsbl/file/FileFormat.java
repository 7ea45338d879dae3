package dev.repwatch.checks.dnsbl.file;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The form of a file.
 *
 * @param kind {@code plain}, {@code csv}, {@code jsonl}, {@code jsonl-asn}, {@code ipset}, {@code hosts}, {@code dshield} or
 *     {@code rbldnsd}
 * @param part the column, the field, the set or the type within it; empty where there is none
 */
public record FileFormat(String kind, String part) {

    private static final Set<String> RBLDNSD =
            Set.of("ip4set", "ip4tset", "ip4trie", "ip6trie", "ip6tset", "dnset", "combined", "generic");
    private static final Set<String> ALONE = Set.of("plain", "hosts", "dshield", "jsonl-asn");
    private static final Map<String, String> WITH_PART = Map.of("csv", "COLUMN", "ipset", "NAME");

    /**
     * Reads {@code plain}, {@code csv:COLUMN}, {@code jsonl}, {@code jsonl:FIELD}, {@code rbldnsd:ip4set} …
     *
     * @throws IllegalArgumentException saying what is wrong and what there is
     */
    public static FileFormat of(String text) {
        int colon = text.indexOf(':');
        String kind = (colon < 0 ? text : text.substring(0, colon)).toLowerCase(Locale.ROOT);
        String part = colon < 0 ? "" : text.substring(colon + 1);
        if (RBLDNSD.contains(kind) && part.isEmpty()) {
            return new FileFormat("rbldnsd", kind);
        }
        if ((ALONE.contains(kind) && part.isEmpty()) || kind.equals("jsonl")) {
            return new FileFormat(kind, part);
        }
        if (kind.equals("rbldnsd") && RBLDNSD.contains(part.toLowerCase(Locale.ROOT))) {
            return new FileFormat(kind, part.toLowerCase(Locale.ROOT));
        }
        if (WITH_PART.containsKey(kind)) {
            if (part.isBlank()) {
                throw new IllegalArgumentException(
                        "format \"" + text + "\" needs a name: " + kind + ":" + WITH_PART.get(kind));
            }
            return new FileFormat(kind, part);
        }
        throw new IllegalArgumentException("unknown format \"" + text + "\"; there are " + String.join(", ", all()));
    }

    @Override
    public String toString() {
        return part.isEmpty() ? kind : kind + ":" + part;
    }

    /** Every form, as it is written. */
    public static List<String> all() {
        Set<String> all = new TreeSet<>(ALONE);
        RBLDNSD.forEach(type -> all.add("rbldnsd:" + type));
        WITH_PART.forEach((kind, part) -> all.add(kind + ":" + part));
        all.add("jsonl[:FIELD]");
        return List.copyOf(all);
    }
}
