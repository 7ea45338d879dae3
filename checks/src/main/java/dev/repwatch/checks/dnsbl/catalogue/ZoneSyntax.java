package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.dnsbl.DnsblList.KeyNeed;
import dev.repwatch.checks.reputation.TargetKind;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a zone can be asked: its spelling, its placeholders, and whether the longest question fits (RFC 1035 2.3.4). */
final class ZoneSyntax {

    private static final String KEY = "{key}";
    private static final String TARGET = "{target}";
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])");
    private static final int LONGEST_NAME = 253;
    private static final int NIBBLES = 64;
    private static final int DOTTED_QUAD = 16;
    private static final int LONGEST_KEY = 63;

    private ZoneSyntax() {}

    static void check(String zone, Set<TargetKind> kinds, KeyNeed need, Problems problems) {
        List<String> path = List.of("zone");
        String plain = zone.replace(KEY, "key").replace(TARGET, "target");
        if (!NAME.matcher(plain).matches()) {
            problems.add(path, "expected a lower-case DNS name without a dot at its end, such as \"bl.example.net\"");
            return;
        }
        if (zone.contains(KEY) != (need == KeyNeed.KEY_IN_ZONE)) {
            problems.add(path, "{key} is in the zone exactly when needs = \"key-in-zone\"");
        }
        int target = kinds.contains(TargetKind.IPV6) ? NIBBLES : DOTTED_QUAD;
        int longest = target
                + zone.replace(KEY, "k".repeat(LONGEST_KEY)).replace(TARGET, "").length();
        if (longest > LONGEST_NAME) {
            problems.add(path, "too long: a question would have " + longest + " octets, and 253 is the most");
        }
    }
}
