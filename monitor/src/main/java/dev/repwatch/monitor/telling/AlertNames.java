package dev.repwatch.monitor.telling;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.state.Happening;
import java.util.Map;

/**
 * What each alert is called by machines. Where grafana/prometheus/repwatch.alerts.yml watches for the same, it is the name
 * of that rule, so that Alertmanager can inhibit one by the other ({@code equal: [alertname, target, list]}).
 */
final class AlertNames {

    private static final String LISTED = "RepwatchTargetListed";

    private static final Map<Class<? extends Happening>, String> NAMES = Map.ofEntries(
            Map.entry(Happening.BaselineTaken.class, "RepwatchBaseline"),
            Map.entry(Happening.FlappingStarted.class, "RepwatchTargetFlapping"),
            Map.entry(Happening.FlappingEnded.class, "RepwatchTargetFlapping"),
            Map.entry(Happening.ListQuarantined.class, "RepwatchListDown"),
            Map.entry(Happening.ListRestored.class, "RepwatchListDown"),
            Map.entry(Happening.UndocumentedCode.class, "RepwatchUndocumentedCode"),
            Map.entry(Happening.WentStale.class, "RepwatchChecksStale"),
            Map.entry(Happening.FreshAgain.class, "RepwatchChecksStale"),
            Map.entry(Happening.ScoreDropped.class, "RepwatchScoreDropped"),
            Map.entry(Happening.ScoreRecovered.class, "RepwatchScoreDropped"),
            Map.entry(Happening.FeedMoved.class, "RepwatchFeedWorse"),
            Map.entry(Happening.FeedBaseline.class, "RepwatchBaseline"));

    /** By the first word of the subject of trouble of the daemon itself. */
    private static final Map<String, String> TROUBLE = Map.of(
            "config", "RepwatchConfigReloadFailed",
            "storage", "RepwatchStorageFailing",
            "resolver", "RepwatchResolverUnfit",
            "channel", "RepwatchNotificationsFailing",
            "message", "RepwatchNotificationsFailing");

    private AlertNames() {}

    static String of(Happening happening, Alert alert) {
        if (EventKind.episode(happening).isPresent()) {
            return alert.label("severity").filter("critical"::equals).isPresent() ? LISTED + "Critical" : LISTED;
        }
        if (happening instanceof Happening.FeedAiling feed) {
            return feed.ofKey() ? "RepwatchFeedKeyEnds" : "RepwatchFeedSilent";
        }
        if (happening instanceof Happening.DaemonTrouble trouble) {
            return TROUBLE.getOrDefault(trouble.subject().replaceFirst(":.*", ""), "RepwatchTrouble");
        }
        return NAMES.getOrDefault(happening.getClass(), "RepwatchNotice");
    }
}
