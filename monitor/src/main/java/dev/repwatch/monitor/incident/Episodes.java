package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Episodes follow the state: opened, kept and closed so that they always say what the state says, unless it flaps. */
public final class Episodes {

    private Episodes() {}

    /** The state with its episode brought in line, and what people may have to hear of it. */
    public static KeyStep follow(
            Target target, SourceId source, KeyState before, KeyState after, Instant at, KeyContext context) {
        List<IncidentEvent<?>> happenings = new ArrayList<>();
        if (after.flaps().flapping()) {
            if (!before.flaps().flapping()) {
                happenings.add(IncidentEvent.opened(new FlappingDetail(target, source, true), at));
            }
            // other codes wait, as everything does, until it has settled: then they are told with what they were before
            Optional<Listing> told = before.openEpisode().map(Episode::listing);
            return new KeyStep(refreshed(after, told), happenings);
        }
        if (before.flaps().flapping()) {
            happenings.add(IncidentEvent.resolved(
                    new FlappingDetail(target, source, after.phase().counts()), at));
        }
        Optional<Episode> open = after.openEpisode();
        KeyState settled = after;
        if (after.phase().counts() && open.isEmpty()) {
            settled = opened(target, source, after, at, context, happenings);
        } else if (!after.phase().counts() && open.isPresent()) {
            settled = closed(after, open.get(), Episode.Reason.CLEARED, at, happenings);
        } else {
            settled = recoded(refreshed(after, Optional.empty()), open, at, happenings);
        }
        return new KeyStep(settled, happenings);
    }

    /** The target or the list is no longer watched. */
    public static KeyStep unwatched(KeyState before, Instant at) {
        List<IncidentEvent<?>> happenings = new ArrayList<>();
        KeyState after = before.openEpisode()
                .map(open -> closed(before.off(), open, Episode.Reason.UNWATCHED, at, happenings))
                .orElse(before.off());
        return new KeyStep(after.with(FlapHistory.CALM), happenings);
    }

    private static KeyState opened(
            Target target,
            SourceId source,
            KeyState after,
            Instant at,
            KeyContext context,
            List<IncidentEvent<?>> happenings) {
        SeenListing seen = after.sighting().orElseThrow();
        Optional<Episode> again = after.episode().filter(last -> reopens(last, at, context.patience()));
        Episode episode = again.map(last -> new Episode(
                        last.id(),
                        target,
                        source,
                        seen.listing(),
                        last.firstSeen(),
                        last.openedAt(),
                        seen.last(),
                        seen.confirmed(),
                        last.baseline(),
                        last.recurrence(),
                        Optional.empty()))
                .orElseGet(() -> new Episode(
                        context.nextEpisode(),
                        target,
                        source,
                        seen.listing(),
                        seen.first(),
                        at,
                        seen.last(),
                        seen.confirmed(),
                        seen.baseline(),
                        context.recurrence(),
                        Optional.empty()));
        happenings.add(IncidentEvent.opened(EpisodeDetail.of(episode), at));
        return after.with(episode);
    }

    private static boolean reopens(Episode last, Instant at, ConfirmationPolicy patience) {
        return last.closing()
                .filter(closing -> !at.isAfter(closing.at().plus(patience.reopenWindow())))
                .isPresent();
    }

    private static KeyState closed(
            KeyState after, Episode open, Episode.Reason reason, Instant at, List<IncidentEvent<?>> happenings) {
        Episode ended = new Episode(
                open.id(),
                open.target(),
                open.source(),
                open.listing(),
                open.firstSeen(),
                open.openedAt(),
                open.lastSeen(),
                open.confirmed(),
                open.baseline(),
                open.recurrence(),
                Optional.of(new Episode.Closed(at, reason)));
        happenings.add(IncidentEvent.resolved(EpisodeDetail.of(ended), at));
        return after.with(ended);
    }

    private static KeyState recoded(
            KeyState after, Optional<Episode> before, Instant at, List<IncidentEvent<?>> happenings) {
        Optional<Listing> old = before.map(Episode::listing);
        Optional<Episode> now = after.openEpisode();
        if (old.isPresent()
                && now.isPresent()
                && !SeenListing.sameCodes(old.get(), now.get().listing())) {
            happenings.add(IncidentEvent.changed(EpisodeDetail.of(now.get(), old), at));
        }
        return after;
    }

    /** The open episode says what was seen last; or what it {@code keeps} saying. */
    private static KeyState refreshed(KeyState after, Optional<Listing> keeps) {
        if (after.openEpisode().isEmpty() || after.sighting().isEmpty()) {
            return after;
        }
        Episode open = after.openEpisode().get();
        SeenListing seen = after.sighting().get();
        Listing listing = keeps.orElse(after.phase().counts() ? seen.listing() : open.listing());
        return after.with(new Episode(
                open.id(),
                open.target(),
                open.source(),
                listing,
                open.firstSeen(),
                open.openedAt(),
                seen.last(),
                open.confirmed() || seen.confirmed(),
                open.baseline(),
                open.recurrence(),
                Optional.empty()));
    }
}
