package dev.repwatch.monitor.cli.posture;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.Seen;
import dev.repwatch.checks.posture.requirement.RequirementResult;
import dev.repwatch.checks.posture.requirement.RequirementState;
import dev.repwatch.monitor.cli.table.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The report for people: worst first, what was seen, what is wanted, and whose rules break. */
final class TablePosture {

    private static final List<PostureVerdict> WORST_FIRST = List.of(
            PostureVerdict.FAIL, PostureVerdict.UNKNOWN, PostureVerdict.WARN, PostureVerdict.INFO, PostureVerdict.PASS);
    private static final int MOST_SEEN = 3;
    private static final int WIDTH = 200;

    private TablePosture() {}

    static String of(PostureReport report) {
        Map<String, List<PostureFinding>> subjects = report.findings().stream()
                .collect(Collectors.groupingBy(it -> it.subject().name(), LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder();
        subjects.forEach((subject, findings) -> section(subject, findings, report.requirements(), text));
        report.requirements().stream()
                .map(RequirementResult::subject)
                .distinct()
                .forEach(domain -> text.append(receivers(domain, report.requirements())));
        if (!report.suggestions().isEmpty()) {
            text.append("Seen and not configured").append(System.lineSeparator());
            report.suggestions()
                    .forEach(it -> text.append("  ")
                            .append(Clean.line(it.words(), WIDTH))
                            .append(System.lineSeparator()));
        }
        return text.toString();
    }

    private static void section(
            String subject, List<PostureFinding> findings, List<RequirementResult> requirements, StringBuilder text) {
        text.append(Clean.line(subject)).append("  ").append(counts(findings)).append(System.lineSeparator());
        findings.stream()
                .sorted(Comparator.comparingInt(it -> WORST_FIRST.indexOf(it.verdict())))
                .forEach(finding -> finding(finding, requirements, text));
        text.append(System.lineSeparator());
    }

    private static String counts(List<PostureFinding> findings) {
        long failing = count(findings, PostureVerdict.FAIL);
        long warnings = count(findings, PostureVerdict.WARN);
        long unknown = count(findings, PostureVerdict.UNKNOWN);
        long passing = findings.size() - failing - warnings - unknown;
        List<String> parts = new ArrayList<>();
        if (failing > 0) {
            parts.add(failing + " failing");
        }
        if (unknown > 0) {
            parts.add(unknown + " unknown");
        }
        if (warnings > 0) {
            parts.add(warnings + (warnings == 1 ? " warning" : " warnings"));
        }
        parts.add(passing + " in order");
        return String.join(" · ", parts);
    }

    private static void finding(PostureFinding finding, List<RequirementResult> requirements, StringBuilder text) {
        List<PostureFinding.Code> shown = finding.codes().stream()
                .filter(code -> code.verdict() == finding.verdict() || code.verdict() != PostureVerdict.PASS)
                .toList();
        String check = finding.check().label().toUpperCase(Locale.ROOT).replace('_', ' ');
        for (PostureFinding.Code code : shown.isEmpty() ? finding.codes() : shown) {
            line(text, code.verdict().label().toUpperCase(Locale.ROOT), check, code.english());
        }
        if (finding.verdict() == PostureVerdict.PASS || finding.verdict() == PostureVerdict.INFO) {
            return;
        }
        finding.seen().stream().limit(MOST_SEEN).forEach(seen -> line(text, "", "seen", seen(seen)));
        finding.wanted().ifPresent(record -> line(text, "", "wanted", record));
        String broken = broken(finding, requirements);
        if (!broken.isEmpty()) {
            line(text, "", "breaks", broken);
        }
    }

    private static String broken(PostureFinding finding, List<RequirementResult> requirements) {
        return requirements.stream()
                .filter(it -> it.state() == RequirementState.NOT_MET)
                .filter(it -> it.because().stream().anyMatch(finding::has))
                .map(it -> it.requirement().receiver())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String seen(Seen seen) {
        return seen.name() + " " + seen.type() + " \"" + seen.value() + "\"";
    }

    private static void line(StringBuilder text, String verdict, String what, String words) {
        text.append(String.format(Locale.ROOT, "%-8s%-8s %s%n", verdict, what, Clean.line(words, WIDTH)));
    }

    private static String receivers(String domain, List<RequirementResult> requirements) {
        List<List<String>> rows = requirements.stream()
                .filter(it -> it.subject().equals(domain) && it.state() != RequirementState.NOT_APPLICABLE)
                .map(it -> List.of(
                        it.requirement().receiver(),
                        it.requirement().level(),
                        words(it.state()),
                        it.requirement().demand()))
                .toList();
        return rows.isEmpty()
                ? ""
                : "What receivers demand of " + Clean.line(domain) + System.lineSeparator()
                        + TextTable.of(List.of("receiver", "level", "state", "demand"), rows)
                        + System.lineSeparator();
    }

    private static String words(RequirementState state) {
        return switch (state) {
            case MET -> "met";
            case NOT_MET -> "not met";
            case UNKNOWN -> "unknown";
            case NOT_VISIBLE -> "not visible in DNS";
            case NOT_APPLICABLE -> "-";
        };
    }

    private static long count(List<PostureFinding> findings, PostureVerdict verdict) {
        return findings.stream().filter(it -> it.verdict() == verdict).count();
    }
}
