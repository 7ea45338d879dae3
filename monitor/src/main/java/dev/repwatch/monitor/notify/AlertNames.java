package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.util.Map;

/**
 * What each alert is called by machines. Where grafana/prometheus/repwatch.alerts.yml watches for the same, it is the name
 * of that rule, so that Alertmanager can inhibit one by the other ({@code equal: [alertname, target, list]}).
 */
final class AlertNames {

    private static final String LISTED = "RepwatchTargetListed";

    private static final Map<Class<? extends IncidentEvent>, String> NAMES = Map.ofEntries(
            Map.entry(IncidentEvent.BaselineTaken.class, "RepwatchBaseline"),
            Map.entry(IncidentEvent.FlappingStarted.class, "RepwatchTargetFlapping"),
            Map.entry(IncidentEvent.FlappingEnded.class, "RepwatchTargetFlapping"),
            Map.entry(IncidentEvent.ListQuarantined.class, "RepwatchListDown"),
            Map.entry(IncidentEvent.ListRestored.class, "RepwatchListDown"),
            Map.entry(IncidentEvent.UndocumentedCode.class, "RepwatchUndocumentedCode"),
            Map.entry(IncidentEvent.WentStale.class, "RepwatchChecksStale"),
            Map.entry(IncidentEvent.FreshAgain.class, "RepwatchChecksStale"),
            Map.entry(IncidentEvent.ScoreDropped.class, "RepwatchScoreDropped"),
            Map.entry(IncidentEvent.ScoreRecovered.class, "RepwatchScoreDropped"),
            Map.entry(IncidentEvent.FeedMoved.class, "RepwatchFeedWorse"),
            Map.entry(IncidentEvent.FeedBaseline.class, "RepwatchBaseline"));

    /** By the first word of the subject of trouble of the daemon itself. */
    private static final Map<String, String> TROUBLE = Map.of(
            "config", "RepwatchConfigReloadFailed",
            "storage", "RepwatchStorageFailing",
            "resolver", "RepwatchResolverUnfit",
            "channel", "RepwatchNotificationsFailing",
            "message", "RepwatchNotificationsFailing");

    private AlertNames() {}

    static String of(IncidentEvent event, Alert alert) {
        if (EventKind.episode(event).isPresent()) {
            return alert.label("severity").filter("critical"::equals).isPresent() ? LISTED + "Critical" : LISTED;
        }
        if (event instanceof IncidentEvent.FeedOutage feed) {
            return feed.ofKey() ? "RepwatchFeedKeyEnds" : "RepwatchFeedSilent";
        }
        if (event instanceof IncidentEvent.DaemonTrouble trouble) {
            return TROUBLE.getOrDefault(trouble.subject().replaceFirst(":.*", ""), "RepwatchTrouble");
        }
        return NAMES.getOrDefault(event.getClass(), "RepwatchNotice");
    }
}
