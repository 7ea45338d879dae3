package dev.repwatch.monitor.cli.check;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.reputation.Observation;
import java.util.List;
import java.util.stream.Collectors;

/** One line in the plug-in form that Nagios, Icinga and their kin read (Monitoring Plugins guidelines, section 2). */
final class NagiosReport {

    private NagiosReport() {}

    static String of(List<TargetReport> reports) {
        long listed = count(reports, TargetVerdict.LISTED);
        long unknown = count(reports, TargetVerdict.UNKNOWN);
        long clean = count(reports, TargetVerdict.CLEAN);
        String state = listed > 0 ? "CRITICAL" : unknown > 0 ? "UNKNOWN" : "OK";
        String names = reports.stream()
                .filter(report -> report.verdict() == TargetVerdict.LISTED)
                .map(report -> report.target().text() + " on " + lists(report))
                .collect(Collectors.joining("; "));
        return "REPUTATION %s - %d listed, %d unknown, %d clean%s | listed=%d unknown=%d clean=%d"
                .formatted(state, listed, unknown, clean, names.isEmpty() ? "" : ": " + names, listed, unknown, clean);
    }

    /** Nobody could be asked. A bar would begin the figures. */
    static String unknown(String why) {
        return "REPUTATION UNKNOWN - " + Clean.line(why).replace('|', '/');
    }

    private static String lists(TargetReport report) {
        return report.observations().stream()
                .filter(o -> o.finding().held().isPresent())
                .map(Observation::source)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
    }

    private static long count(List<TargetReport> reports, TargetVerdict targetVerdict) {
        return reports.stream()
                .filter(report -> report.verdict() == targetVerdict)
                .count();
    }
}
