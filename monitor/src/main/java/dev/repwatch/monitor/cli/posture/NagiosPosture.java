package dev.repwatch.monitor.cli.posture;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureVerdict;
import java.util.stream.Collectors;

/** One line in the form that Nagios, Icinga and their kin read (Monitoring Plugins guidelines, section 2). */
final class NagiosPosture {

    private static final int MOST = 5;

    private NagiosPosture() {}

    static String of(PostureReport report) {
        long failing = report.count(PostureVerdict.FAIL);
        long unknown = report.count(PostureVerdict.UNKNOWN);
        long warnings = report.count(PostureVerdict.WARN);
        String state = failing > 0 ? "CRITICAL" : unknown > 0 ? "UNKNOWN" : "OK";
        String names = report.findings().stream()
                .filter(finding -> finding.verdict() == PostureVerdict.FAIL)
                .limit(MOST)
                .map(NagiosPosture::name)
                .collect(Collectors.joining("; "));
        return "POSTURE %s - %d failing, %d warnings, %d unknown%s | failing=%d warnings=%d unknown=%d"
                .formatted(
                        state,
                        failing,
                        warnings,
                        unknown,
                        names.isEmpty() ? "" : ": " + names,
                        failing,
                        warnings,
                        unknown);
    }

    /** Nobody could be asked. A bar would begin the figures. */
    static String unknown(String why) {
        return "POSTURE UNKNOWN - " + Clean.line(why).replace('|', '/');
    }

    private static String name(PostureFinding finding) {
        String code = finding.worst()
                .map(PostureFinding.Code::id)
                .orElse(finding.check().label());
        return Clean.line(finding.subject().text()).replace('|', '/') + " " + code;
    }
}
