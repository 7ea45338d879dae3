package dev.repwatch.checks.message;

import dev.repwatch.checks.reputation.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what checks find; each rule is reported once, with its first place. */
final class Findings {

    private static final int LONGEST_EVIDENCE = 200;

    private final Profile profile;
    private final Map<String, MessageFinding> found = new LinkedHashMap<>();
    private final Map<String, String> unknown = new LinkedHashMap<>();

    Findings(Profile profile) {
        this.profile = profile;
    }

    void report(String rule, String where, String evidence) {
        report(rule, Rules.of(rule).severity(), where, evidence);
    }

    void report(String id, Severity severity, String where, String evidence) {
        Rule rule = Rules.of(id);
        if (profile == Profile.MARKETING || !rule.marketingOnly()) {
            found.putIfAbsent(id, new MessageFinding(rule, severity, where, clean(evidence)));
        }
    }

    /** The rule could not be judged. */
    void unknown(String id, String cause) {
        Rule rule = Rules.of(id);
        if (profile == Profile.MARKETING || !rule.marketingOnly()) {
            unknown.putIfAbsent(id, cause);
        }
    }

    List<MessageFinding> all() {
        return new ArrayList<>(found.values());
    }

    /** Rules that could not be judged, with the cause; those that were found all the same are known. */
    Map<String, String> unknown() {
        Map<String, String> open = new LinkedHashMap<>(unknown);
        open.keySet().removeAll(found.keySet());
        return open;
    }

    private static String clean(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
        return plain.length() <= LONGEST_EVIDENCE ? plain : plain.substring(0, LONGEST_EVIDENCE) + "…";
    }
}
