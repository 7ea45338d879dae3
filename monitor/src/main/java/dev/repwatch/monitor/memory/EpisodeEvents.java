package dev.repwatch.monitor.memory;

import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.store.EpisodeRows.EventRow;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lines that happenings leave in the history of their episode. */
final class EpisodeEvents {

    private EpisodeEvents() {}

    static Optional<Episode> episodeOf(Happening happening) {
        if (happening instanceof Happening.ListingOpened it) {
            return Optional.of(it.episode());
        }
        if (happening instanceof Happening.CodesChanged it) {
            return Optional.of(it.episode());
        }
        if (happening instanceof Happening.ListingCleared it) {
            return Optional.of(it.episode());
        }
        return happening instanceof Happening.EpisodeUnwatched it ? Optional.of(it.episode()) : Optional.empty();
    }

    /** @param fresh the episode begins with it, and does not return */
    static Optional<EventRow> of(Happening happening, boolean fresh) {
        return episodeOf(happening)
                .map(episode ->
                        new EventRow(episode.id(), happening.at(), kind(happening, fresh), detail(happening, episode)));
    }

    private static String kind(Happening happening, boolean fresh) {
        if (happening instanceof Happening.ListingOpened) {
            return fresh ? "opened" : "reopened";
        }
        if (happening instanceof Happening.CodesChanged) {
            return "codes_changed";
        }
        return happening instanceof Happening.ListingCleared ? "cleared" : "unwatched";
    }

    private static String detail(Happening happening, Episode episode) {
        String now = words(episode.listing());
        return happening instanceof Happening.CodesChanged it ? words(it.before()) + " -> " + now : now;
    }

    private static String words(Listing listing) {
        return listing.codes().stream().map(EpisodeEvents::words).collect(Collectors.joining(", "));
    }

    private static String words(ListedCode code) {
        return code.value() + " " + code.name();
    }
}
