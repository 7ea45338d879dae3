package dev.repwatch.alerts.alertmanager;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.alerts.text.Phrases;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An alert as Alertmanager knows it: its labels are its identity.
 *
 * @param startsAt when it began
 * @param generator a page about it; may be empty
 */
record AlertmanagerAlert(
        Map<String, String> labels, Map<String, String> annotations, Instant startsAt, String generator) {

    /** Labels that change while an alert lasts, and so cannot be part of its identity. */
    private static final Set<String> PASSING =
            Set.of(Alert.PASSING, "listed_before", "listed_now", "merged", "action", "escalation", "reminder");

    private static final JsonMapper JSON = new JsonMapper();

    static AlertmanagerAlert of(Alert alert, Instant startsAt) {
        Map<String, String> labels = new TreeMap<>();
        alert.labels().forEach((name, value) -> {
            String clean = Clean.line(value);
            if (!clean.isEmpty() && !PASSING.contains(name)) {
                labels.put(name.replaceAll("[^a-zA-Z0-9_]", "_").replaceFirst("^(?=[0-9])", "_"), clean);
            }
        });
        labels.put("alertname", name(alert));
        labels.put("severity", severity(alert));
        labels.put("episode", Clean.line(alert.threadKey()));
        String generator =
                alert.links().isEmpty() ? "" : alert.links().get(0).url().toASCIIString();
        return new AlertmanagerAlert(labels, annotations(alert), startsAt, generator);
    }

    /** The same with the identity it had before; only a changed severity makes another alert of it. */
    AlertmanagerAlert keeping(AlertmanagerAlert before) {
        Map<String, String> identity = new TreeMap<>(before.labels);
        identity.put("severity", labels.getOrDefault("severity", "info"));
        identity.put("alertname", labels.getOrDefault("alertname", ""));
        return new AlertmanagerAlert(identity, annotations, startsAt, generator);
    }

    private static Map<String, String> annotations(Alert alert) {
        String facts = alert.facts().stream()
                .map(fact -> Clean.line(fact.label()) + ": " + Clean.line(fact.value()))
                .collect(Collectors.joining("\n"));
        String advice = alert.advice().stream().map(Clean::line).collect(Collectors.joining("\n"));
        return Map.of("summary", Phrases.in(alert.language()).headline(alert), "description", facts, "action", advice);
    }

    private static String name(Alert alert) {
        return alert.label("alertname").map(Clean::line).orElseGet(() -> nameOfKind(alert));
    }

    private static String nameOfKind(Alert alert) {
        return switch (alert.kind()) {
            case OPENED, UPDATED, REMINDER, RESOLVED -> "RepwatchTargetListed";
            case DIGEST -> "RepwatchDigest";
            case NOTICE -> "RepwatchNotice";
            case TEST -> "RepwatchTest";
        };
    }

    /** That of the listing, which outlives its end: labels are the identity and must not change by it. */
    private static String severity(Alert alert) {
        String listing = alert.label("severity").orElse(alert.level().name()).toLowerCase(Locale.ROOT);
        return switch (listing) {
            case "critical" -> "critical";
            case "major", "minor" -> "warning";
            default -> "info";
        };
    }

    ObjectNode json(Instant endsAt) {
        ObjectNode node = JSON.createObjectNode();
        ObjectNode labelNode = node.putObject("labels");
        labels.forEach(labelNode::put);
        ObjectNode annotationNode = node.putObject("annotations");
        new TreeMap<>(annotations).forEach(annotationNode::put);
        // Alertmanager refuses an end before the start, which a clock that was set back would give
        Instant start = startsAt.isAfter(endsAt) ? endsAt : startsAt;
        node.put("startsAt", start.toString()).put("endsAt", endsAt.toString());
        return generator.isEmpty() ? node : node.put("generatorURL", generator);
    }
}
