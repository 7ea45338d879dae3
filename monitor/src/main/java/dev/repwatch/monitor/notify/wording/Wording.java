package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.delisting.Advice;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Moments;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Turns what happened into words: the only place where state becomes an alert. */
public final class Wording {

    private final Map<Class<? extends IncidentEvent>, Function<IncidentEvent, Alert>> speakers = new LinkedHashMap<>();

    private final CheckWording checks;
    private final GroupWording groups;
    private final ActionWording people;

    /** @param zone the zone in which times are written */
    public Wording(Language language, ZoneId zone, Directory directory) {
        Words words = Words.of(Wording.class, language);
        Moments moments = new Moments(language, zone);
        ListingWording listings = new ListingWording(words, moments, new Advice(language), directory);
        ListWording lists = new ListWording(words, moments, directory);
        TargetWording targets = new TargetWording(words, directory);
        this.groups = new GroupWording(words, moments);
        this.people = new ActionWording(words, moments);
        this.checks = new CheckWording(words, moments, directory);
        on(IncidentEvent.ListingOpened.class, it -> ofCheck(it.episode()) ? checks.opened(it) : listings.opened(it));
        on(
                IncidentEvent.CodesChanged.class,
                it -> ofCheck(it.episode()) ? checks.changed(it) : listings.codesChanged(it));
        on(IncidentEvent.ListingCleared.class, it -> ofCheck(it.episode()) ? checks.cleared(it) : listings.cleared(it));
        on(
                IncidentEvent.EpisodeUnwatched.class,
                it -> ofCheck(it.episode()) ? checks.unwatched(it) : listings.unwatched(it));
        on(IncidentEvent.BaselineTaken.class, new BaselineWording(words, directory)::taken);
        on(IncidentEvent.FlappingStarted.class, targets::flapping);
        on(IncidentEvent.FlappingEnded.class, targets::settled);
        on(IncidentEvent.ListQuarantined.class, lists::quarantined);
        on(IncidentEvent.ListRestored.class, lists::restored);
        on(IncidentEvent.UndocumentedCode.class, lists::undocumented);
        on(IncidentEvent.WentStale.class, lists::stale);
        on(IncidentEvent.FreshAgain.class, lists::fresh);
        on(IncidentEvent.ScoreDropped.class, targets::scoreDropped);
        on(IncidentEvent.ScoreRecovered.class, targets::scoreRecovered);
        on(IncidentEvent.FeedMoved.class, new FeedWording(words, moments, directory)::moved);
        on(IncidentEvent.FeedBaseline.class, new FeedBaselineWording(words, directory)::taken);
        on(IncidentEvent.FeedOutage.class, new FeedFailureWording(words, moments)::ailing);
        on(IncidentEvent.DaemonTrouble.class, new DaemonWording(words)::trouble);
    }

    private <H extends IncidentEvent> void on(Class<H> type, Function<H, Alert> speaker) {
        speakers.put(type, event -> speaker.apply(type.cast(event)));
    }

    /** True when it is about a finding of a check of our own: there is no list to get off. */
    public boolean ofCheck(Episode episode) {
        return checks.speaksOf(episode);
    }

    /** @throws IllegalStateException when a kind of happening has no words, which a test excludes */
    public Alert alert(IncidentEvent event) {
        Function<IncidentEvent, Alert> speaker = speakers.get(event.getClass());
        if (speaker == null) {
            throw new IllegalStateException("no words for " + event.getClass().getSimpleName());
        }
        return speaker.apply(event);
    }

    /** Words about what people did, without a configured world. */
    public static ActionWording people(Language language, ZoneId zone) {
        return new ActionWording(Words.of(Wording.class, language), new Moments(language, zone));
    }

    /** Words about many alerts at once. */
    public GroupWording groups() {
        return groups;
    }

    /** Words about what people did, or did not do. */
    public ActionWording people() {
        return people;
    }
}
