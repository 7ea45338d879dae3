package dev.repwatch.monitor.cli.warmup;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.preflight.AdviceWords;
import dev.repwatch.monitor.preflight.Assessment;
import dev.repwatch.monitor.preflight.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An assessment for people; also fit for a ticket to the provider. */
final class PreflightReport {

    private PreflightReport() {}

    static String of(Assessment assessment, AdviceWords words) {
        List<String> lines = new ArrayList<>();
        lines.add(assessment.ip() + ": " + words.verdict(assessment.verdict()));
        section(
                lines,
                words.label("reasons"),
                assessment.reasons().stream()
                        .map(each -> words.reason(each.code()) + ": " + each.seen() + " [" + each.code() + "]")
                        .toList());
        section(
                lines,
                words.label("advice"),
                assessment.advice().stream().map(words::text).toList());
        section(
                lines,
                words.label("not_known"),
                assessment.notKnown().isEmpty() ? List.of() : List.of(String.join(", ", assessment.notKnown())));
        if (assessment.verdict() == Verdict.TAKE) {
            section(
                    lines,
                    words.label("next"),
                    List.of("repwatch warmup plan --ip " + assessment.ip()
                            + " --start 100 --goal google=N --goal docomo=N"));
        }
        return lines.stream()
                .map(Clean::line)
                .map(line -> line + System.lineSeparator())
                .collect(Collectors.joining());
    }

    private static void section(List<String> lines, String head, List<String> entries) {
        if (!entries.isEmpty()) {
            lines.add("");
            lines.add(head);
            entries.forEach(entry -> lines.add("- " + entry));
        }
    }
}
