package dev.repwatch.monitor.tracker;

import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.store.EpisodeRows.EventRow;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lines that happenings leave in the history of their episode. */
final class EpisodeEvents {

    private EpisodeEvents() {}

    /** @param fresh the episode begins with it, and does not return */
    static Optional<EventRow> of(IncidentEvent<?> event, boolean fresh) {
        return event.detail() instanceof EpisodeDetail detail
                ? Optional.of(new EventRow(detail.of().id(), event.at(), kind(event, detail, fresh), words(detail)))
                : Optional.empty();
    }

    private static String kind(IncidentEvent<?> event, EpisodeDetail detail, boolean fresh) {
        return switch (event.verb()) {
            case OPENED, BASELINE -> fresh ? "opened" : "reopened";
            case CHANGED -> "codes_changed";
            case REMINDED -> "refused";
            case RESOLVED -> detail.unwatched() ? "unwatched" : "cleared";
        };
    }

    private static String words(EpisodeDetail detail) {
        String now = words(detail.of().listing());
        return detail.before().map(it -> words(it) + " -> " + now).orElse(now);
    }

    private static String words(Listing listing) {
        return listing.codes().stream().map(EpisodeEvents::words).collect(Collectors.joining(", "));
    }

    private static String words(ListedCode code) {
        return code.value() + " " + code.name();
    }
}
