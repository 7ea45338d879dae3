package dev.repwatch.monitor.notify.wording;

import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.config.TargetNames;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.event.Level;

/** What listings and findings of our own checks have in common: keys, labels and names. */
final class EpisodeLabels {

    private static final String LISTED = "RepwatchTargetListed";

    private EpisodeLabels() {}

    /** Under which names their events are stored, and what tells them from each other in one conversation. */
    static String name(IncidentEvent<? extends EpisodeDetail> event) {
        return switch (event.verb()) {
            case OPENED, BASELINE -> "opened";
            case CHANGED -> "codes";
            case REMINDED -> "refused";
            case RESOLVED -> event.detail().unwatched() ? "unwatched" : "cleared";
        };
    }

    static IncidentKind.Keys keys(IncidentEvent<? extends EpisodeDetail> event) {
        Episode episode = event.detail().of();
        return IncidentKind.Keys.of(
                AlertKeys.group(episode.source()), AlertKeys.thread(episode), name(event), event.at());
    }

    static Map<String, String> labels(EpisodeDetail detail, TargetNames names) {
        Episode episode = detail.of();
        Map<String, String> labels = new Subject(episode.target(), episode.source(), names).labels(episode.listing());
        labels.put("episode", Long.toString(episode.id()));
        return labels;
    }

    static Severity severity(EpisodeDetail detail) {
        return detail.of().listing().severity();
    }

    static String alertName(EpisodeDetail detail) {
        return severity(detail) == Severity.CRITICAL ? LISTED + "Critical" : LISTED;
    }

    /** @param what a listing or a finding of a check */
    static LogLine logged(String what, IncidentEvent<? extends EpisodeDetail> event) {
        Episode episode = event.detail().of();
        String words = words(episode);
        return switch (event.verb()) {
            case OPENED, BASELINE ->
                logged(
                        Level.WARN,
                        what + "_opened",
                        what + " opened: " + words + (episode.confirmed() ? "" : " (not confirmed)"),
                        episode);
            case CHANGED -> logged(Level.WARN, what + "_changed", what + " changed: " + words, episode);
            case REMINDED -> logged(Level.WARN, what + "_refused", "refusals name it now: " + words, episode);
            case RESOLVED ->
                event.detail().unwatched()
                        ? logged(Level.INFO, what + "_unwatched", "no longer watched: " + words, episode)
                        : logged(Level.INFO, what + "_cleared", what + " cleared: " + words, episode);
        };
    }

    private static LogLine logged(Level level, String event, String text, Episode episode) {
        return LogLine.of(
                level,
                event,
                text,
                "target",
                episode.target().text(),
                "list",
                episode.source(),
                "severity",
                episode.listing().severity().label(),
                "episode",
                episode.id());
    }

    private static String words(Episode episode) {
        String codes = episode.listing().codes().stream().map(ListedCode::name).collect(Collectors.joining(", "));
        return episode.target().text() + " on " + episode.source() + ", "
                + episode.listing().severity().label() + ": " + codes + " [episode " + episode.id() + "]";
    }
}
