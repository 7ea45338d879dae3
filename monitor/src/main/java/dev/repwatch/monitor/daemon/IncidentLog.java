package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.store.EventSink;
import dev.repwatch.monitor.store.Transaction;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** One line in the log for each thing that people may have to hear of, once it is written. */
final class IncidentLog implements EventSink {

    private static final Logger LOG = LoggerFactory.getLogger(IncidentLog.class);

    private final EventSink next;

    IncidentLog(EventSink next) {
        this.next = next;
    }

    @Override
    public void record(Transaction transaction, List<IncidentEvent> happenings) {
        next.record(transaction, happenings);
        List<IncidentEvent> written = List.copyOf(happenings);
        transaction.onceCommitted(() -> written.forEach(IncidentLog::line));
    }

    /** What the daemon says of itself is in the log already, from where it was noticed. */
    static void line(IncidentEvent event) {
        if (event instanceof IncidentEvent.ListingOpened it) {
            of(Level.WARN, "listing_opened", it.episode())
                    .log(
                            "listing opened: {}{}",
                            words(it.episode()),
                            it.episode().confirmed() ? "" : " (not confirmed)");
        } else if (event instanceof IncidentEvent.CodesChanged it) {
            of(Level.WARN, "listing_changed", it.episode()).log("listing changed: {}", words(it.episode()));
        } else if (event instanceof IncidentEvent.ListingCleared it) {
            of(Level.INFO, "listing_cleared", it.episode()).log("listing cleared: {}", words(it.episode()));
        } else if (event instanceof IncidentEvent.EpisodeUnwatched it) {
            of(Level.INFO, "listing_unwatched", it.episode()).log("no longer watched: {}", words(it.episode()));
        } else if (event instanceof IncidentEvent.BaselineTaken it) {
            of(Level.INFO, "baseline_taken")
                    .addKeyValue("listings", it.episodes().size())
                    .log(
                            "first look over: {} targets on {} lists, {} listed already{}",
                            it.targets(),
                            it.lists(),
                            it.episodes().size(),
                            some(it.episodes()));
        } else {
            ofSources(event);
        }
    }

    private static void ofSources(IncidentEvent event) {
        if (event instanceof IncidentEvent.ListQuarantined it) {
            of(Level.WARN, "list_distrusted")
                    .addKeyValue("list", it.source())
                    .addKeyValue("cause", it.cause().label())
                    .log("list distrusted: {}: {}: {}", it.source(), it.cause().label(), it.detail());
        } else if (event instanceof IncidentEvent.ListRestored it) {
            of(Level.INFO, "list_believed")
                    .addKeyValue("list", it.source())
                    .log("list believed again: {}, distrusted since {}", it.source(), it.quarantinedAt());
        } else if (event instanceof IncidentEvent.UndocumentedCode it) {
            of(Level.WARN, "undocumented_code")
                    .addKeyValue("list", it.source())
                    .log("list {} gave {}, which it does not document, about {}", it.source(), it.code(), it.example());
        } else if (event instanceof IncidentEvent.WentStale it) {
            of(Level.WARN, "list_stale")
                    .addKeyValue("list", it.source())
                    .log(
                            "list stale: {}, nothing believable about {} targets since {}",
                            it.source(),
                            it.targets(),
                            it.since());
        } else if (event instanceof IncidentEvent.FreshAgain it) {
            of(Level.INFO, "list_fresh").addKeyValue("list", it.source()).log("list fresh again: {}", it.source());
        } else if (event instanceof IncidentEvent.FlappingStarted it) {
            of(Level.INFO, "flapping")
                    .addKeyValue("target", it.target())
                    .log("flapping: {} on {}", it.target(), it.source());
        } else if (event instanceof IncidentEvent.FlappingEnded it) {
            of(Level.INFO, "flapping_over")
                    .addKeyValue("target", it.target())
                    .log(
                            "flapping over: {} on {}, {}",
                            it.target(),
                            it.source(),
                            it.listed() ? "listed" : "not listed");
        } else {
            ofScores(event);
        }
    }

    private static void ofScores(IncidentEvent event) {
        if (event instanceof IncidentEvent.ScoreDropped it) {
            of(Level.WARN, "score_dropped")
                    .addKeyValue("target", it.target())
                    .log(
                            "score dropped: {} from {} to {}: {}",
                            it.target(),
                            it.from(),
                            it.to(),
                            String.join("; ", it.reasons()));
        } else if (event instanceof IncidentEvent.ScoreRecovered it) {
            of(Level.INFO, "score_recovered")
                    .addKeyValue("target", it.target())
                    .log("score recovered: {} to {}", it.target(), it.to());
        } else if (event instanceof IncidentEvent.FeedMoved it) {
            of(it.worse() ? Level.WARN : Level.INFO, "feed_moved")
                    .addKeyValue("target", it.target())
                    .addKeyValue("feed", it.feed())
                    .log("feed {}: {} of {} is {} ({})", it.feed(), it.measure(), it.target(), it.value(), it.to());
        } else if (event instanceof IncidentEvent.FeedBaseline it) {
            of(Level.INFO, "feed_baseline")
                    .addKeyValue("feed", it.feed())
                    .log(
                            "feed {}: first data about {} targets, {} poor or bad",
                            it.feed(),
                            it.targets(),
                            it.found().size());
        } else if (event instanceof IncidentEvent.FeedOutage it) {
            of(it.over() ? Level.INFO : Level.WARN, "feed_" + it.what().name().toLowerCase(Locale.ROOT))
                    .addKeyValue("feed", it.feed())
                    .log(
                            "feed {}: {}{}",
                            it.feed(),
                            it.what().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            it.detail().isEmpty() ? "" : ": " + it.detail());
        }
    }

    private static LoggingEventBuilder of(Level level, String event) {
        return LOG.atLevel(level).addKeyValue("event", event);
    }

    private static LoggingEventBuilder of(Level level, String event, Episode episode) {
        return of(level, event)
                .addKeyValue("target", episode.target().text())
                .addKeyValue("list", episode.source())
                .addKeyValue("severity", episode.listing().severity().label())
                .addKeyValue("episode", episode.id());
    }

    private static String words(Episode episode) {
        String codes = episode.listing().codes().stream().map(ListedCode::name).collect(Collectors.joining(", "));
        return episode.target().text() + " on " + episode.source() + ", "
                + episode.listing().severity().label() + ": " + codes + " [episode " + episode.id() + "]";
    }

    private static String some(List<Episode> episodes) {
        return episodes.isEmpty()
                ? ""
                : episodes.stream()
                        .limit(10)
                        .map(it -> it.target().text() + " on " + it.source())
                        .collect(Collectors.joining(", ", ": ", episodes.size() > 10 ? " …" : ""));
    }
}
