package dev.repwatch.checks.message;

import dev.repwatch.checks.message.MessageScore.Band;
import dev.repwatch.checks.message.MessageScore.Confidence;
import dev.repwatch.checks.message.MessageScore.GroupVerdict;
import dev.repwatch.checks.message.engine.Opinion;
import dev.repwatch.checks.reputation.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings into a band and a confidence. What is not known costs nothing and gives nothing. */
final class Scoring {

    private static final int WHOLE = 100;
    private static final int LOW_FROM = 80;
    private static final int HIGH_BELOW = 50;
    private static final String NOT_CONFIGURED = "not_asked";
    /** What matters most and needs the DNS; confidence counts how many of these could be judged. */
    private static final List<String> FACETS =
            List.of("auth.spf.fail", "auth.dkim.fail", "auth.dmarc.fail", "auth.ptr.missing", "link.listed");

    private Scoring() {}

    static MessageScore of(Findings findings, List<Opinion> opinions) {
        List<MessageFinding> all = new ArrayList<>(findings.all());
        all.sort(Comparator.comparing(MessageFinding::severity));
        Map<String, String> unknown = new LinkedHashMap<>(findings.unknown());
        int points = Math.max(0, WHOLE - cost(all));
        return new MessageScore(
                band(points, all),
                confidence(unknown.keySet()),
                points,
                all,
                groups(all, unknown, opinions),
                unknown,
                opinions);
    }

    private static int cost(List<MessageFinding> findings) {
        return Arrays.stream(RuleGroup.values())
                .mapToInt(group -> Math.min(
                        group.mostPoints(),
                        findings.stream()
                                .filter(finding -> finding.rule().group() == group)
                                .mapToInt(finding -> points(finding.severity()))
                                .sum()))
                .sum();
    }

    private static int points(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 40;
            case MAJOR -> 15;
            case MINOR -> 4;
            case INFO -> 0;
        };
    }

    private static Band band(int points, List<MessageFinding> findings) {
        boolean critical = findings.stream().anyMatch(finding -> finding.severity() == Severity.CRITICAL);
        boolean major = findings.stream().anyMatch(finding -> finding.severity() == Severity.MAJOR);
        if (critical || points < HIGH_BELOW) {
            return Band.HIGH;
        }
        return points >= LOW_FROM && !major ? Band.LOW : Band.RAISED;
    }

    private static Confidence confidence(Collection<String> unknown) {
        long open = FACETS.stream().filter(unknown::contains).count();
        if (open == 0) {
            return Confidence.HIGH;
        }
        return open * 2 <= FACETS.size() ? Confidence.MEDIUM : Confidence.LOW;
    }

    private static List<GroupVerdict> groups(
            List<MessageFinding> findings, Map<String, String> unknown, List<Opinion> opinions) {
        return Arrays.stream(RuleGroup.values())
                .map(group -> group == RuleGroup.ENGINE && opinions.stream().noneMatch(Opinion.Scored.class::isInstance)
                        ? new GroupVerdict(group, "unknown", unknown.getOrDefault(FilterChecks.OVER, NOT_CONFIGURED))
                        : verdict(group, findings, unknown))
                .toList();
    }

    private static GroupVerdict verdict(RuleGroup group, List<MessageFinding> findings, Map<String, String> unknown) {
        if (findings.stream().anyMatch(finding -> finding.rule().group() == group)) {
            return new GroupVerdict(group, "findings", "");
        }
        List<String> open = unknown.keySet().stream()
                .filter(rule -> Rules.of(rule).group() == group)
                .toList();
        long needDns = Rules.all().stream()
                .filter(rule -> rule.group() == group && rule.needsDns())
                .count();
        boolean nothing = needDns > 1 && open.size() >= needDns - 1;
        return nothing
                ? new GroupVerdict(group, "unknown", unknown.getOrDefault(open.get(0), ""))
                : new GroupVerdict(group, "ok", "");
    }
}
