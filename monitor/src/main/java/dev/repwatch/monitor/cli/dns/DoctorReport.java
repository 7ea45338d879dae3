package dev.repwatch.monitor.cli.dns;

import dev.repwatch.checks.dnsbl.doctor.DoctorFinding;
import dev.repwatch.monitor.cli.table.JsonText;
import dev.repwatch.monitor.store.DatabaseCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was found about resolvers and mail relays, for people and for programs. */
final class DoctorReport {

    private DoctorReport() {}

    static String text(
            List<String> resolvers,
            List<DoctorFinding> findings,
            List<AlertRelayCheck.Risk> risks,
            Optional<DatabaseCheck.Outcome> database) {
        StringBuilder text = new StringBuilder();
        for (String resolver : resolvers) {
            List<DoctorFinding> own = of(resolver, findings);
            text.append(resolver).append(own.isEmpty() ? "  well" : "").append(System.lineSeparator());
            own.forEach(finding -> text.append("  %s  %s: %s%n     fix: %s%n"
                    .formatted(mark(finding.fault().serious()), words(finding), finding.seen(), finding.fix())));
        }
        risks.forEach(risk ->
                text.append("channel %s%n  %s  %s%n".formatted(risk.channel(), mark(risk.serious()), risk.text())));
        database.ifPresent(it -> text.append(
                "database %s%n  %s  %s%n".formatted(it.name(), it.serious() ? mark(true) : "well", it.seen())));
        return text.toString();
    }

    static String json(
            List<String> resolvers,
            List<DoctorFinding> findings,
            List<AlertRelayCheck.Risk> risks,
            Optional<DatabaseCheck.Outcome> database) {
        List<Map<String, Object>> examined = new ArrayList<>();
        resolvers.forEach(resolver -> examined.add(resolver(resolver, of(resolver, findings))));
        List<Map<String, Object>> relays = new ArrayList<>();
        risks.forEach(
                risk -> relays.add(Map.of("channel", risk.channel(), "serious", risk.serious(), "seen", risk.text())));
        Map<String, Object> json = new LinkedHashMap<>(Map.of("resolvers", examined, "relays", relays));
        database.ifPresent(
                it -> json.put("database", Map.of("name", it.name(), "serious", it.serious(), "seen", it.seen())));
        return JsonText.pretty(json);
    }

    private static Map<String, Object> resolver(String resolver, List<DoctorFinding> own) {
        List<Map<String, Object>> found = new ArrayList<>();
        own.forEach(finding -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("fault", finding.fault().label());
            json.put("serious", finding.fault().serious());
            json.put("seen", finding.seen());
            json.put("fix", finding.fix());
            found.add(json);
        });
        return Map.of("resolver", resolver, "findings", found);
    }

    private static List<DoctorFinding> of(String resolver, List<DoctorFinding> findings) {
        return findings.stream()
                .filter(finding -> finding.resolver().equals(resolver))
                .toList();
    }

    private static String words(DoctorFinding finding) {
        return finding.fault().label().replace('_', ' ');
    }

    private static String mark(boolean serious) {
        return serious ? "BAD " : "note";
    }
}
