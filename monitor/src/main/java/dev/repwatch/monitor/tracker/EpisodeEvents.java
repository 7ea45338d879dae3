package dev.repwatch.monitor.tracker;

import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.store.EpisodeRows.EventRow;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lines that happenings leave in the history of their episode. */
final class EpisodeEvents {

    private EpisodeEvents() {}

    static Optional<Episode> episodeOf(IncidentEvent event) {
        if (event instanceof IncidentEvent.ListingOpened it) {
            return Optional.of(it.episode());
        }
        if (event instanceof IncidentEvent.CodesChanged it) {
            return Optional.of(it.episode());
        }
        if (event instanceof IncidentEvent.ListingCleared it) {
            return Optional.of(it.episode());
        }
        return event instanceof IncidentEvent.EpisodeUnwatched it ? Optional.of(it.episode()) : Optional.empty();
    }

    /** @param fresh the episode begins with it, and does not return */
    static Optional<EventRow> of(IncidentEvent event, boolean fresh) {
        return episodeOf(event)
                .map(episode -> new EventRow(episode.id(), event.at(), kind(event, fresh), detail(event, episode)));
    }

    private static String kind(IncidentEvent event, boolean fresh) {
        if (event instanceof IncidentEvent.ListingOpened) {
            return fresh ? "opened" : "reopened";
        }
        if (event instanceof IncidentEvent.CodesChanged) {
            return "codes_changed";
        }
        return event instanceof IncidentEvent.ListingCleared ? "cleared" : "unwatched";
    }

    private static String detail(IncidentEvent event, Episode episode) {
        String now = words(episode.listing());
        return event instanceof IncidentEvent.CodesChanged it ? words(it.before()) + " -> " + now : now;
    }

    private static String words(Listing listing) {
        return listing.codes().stream().map(EpisodeEvents::words).collect(Collectors.joining(", "));
    }

    private static String words(ListedCode code) {
        return code.value() + " " + code.name();
    }
}
