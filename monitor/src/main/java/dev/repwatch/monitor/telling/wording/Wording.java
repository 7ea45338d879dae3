package dev.repwatch.monitor.telling.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.delisting.Advice;
import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.words.Language;
import dev.repwatch.monitor.words.Moments;
import dev.repwatch.monitor.words.Words;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Turns what happened into words: the only place where state becomes an alert. */
public final class Wording {

    private final Map<Class<? extends Happening>, Function<Happening, Alert>> speakers = new LinkedHashMap<>();

    private final GroupWording groups;
    private final PeopleWording people;

    /** @param zone the zone in which times are written */
    public Wording(Language language, ZoneId zone, Directory directory) {
        Words words = Words.of(Wording.class, language);
        Moments moments = new Moments(language, zone);
        ListingWording listings = new ListingWording(words, moments, new Advice(language), directory);
        ListWording lists = new ListWording(words, moments, directory);
        TargetWording targets = new TargetWording(words, directory);
        this.groups = new GroupWording(words, moments);
        this.people = new PeopleWording(words, moments);
        on(Happening.ListingOpened.class, listings::opened);
        on(Happening.CodesChanged.class, listings::codesChanged);
        on(Happening.ListingCleared.class, listings::cleared);
        on(Happening.EpisodeUnwatched.class, listings::unwatched);
        on(Happening.BaselineTaken.class, new BaselineWording(words, directory)::taken);
        on(Happening.FlappingStarted.class, targets::flapping);
        on(Happening.FlappingEnded.class, targets::settled);
        on(Happening.ListQuarantined.class, lists::quarantined);
        on(Happening.ListRestored.class, lists::restored);
        on(Happening.UndocumentedCode.class, lists::undocumented);
        on(Happening.WentStale.class, lists::stale);
        on(Happening.FreshAgain.class, lists::fresh);
        on(Happening.ScoreDropped.class, targets::scoreDropped);
        on(Happening.ScoreRecovered.class, targets::scoreRecovered);
        on(Happening.FeedMoved.class, new FeedWording(words, moments, directory)::moved);
        on(Happening.FeedBaseline.class, new FeedBaselineWording(words, directory)::taken);
        on(Happening.FeedAiling.class, new FeedAilingWording(words, moments)::ailing);
        on(Happening.DaemonTrouble.class, new DaemonWording(words)::trouble);
    }

    private <H extends Happening> void on(Class<H> type, Function<H, Alert> speaker) {
        speakers.put(type, happening -> speaker.apply(type.cast(happening)));
    }

    /** @throws IllegalStateException when a kind of happening has no words, which a test excludes */
    public Alert alert(Happening happening) {
        Function<Happening, Alert> speaker = speakers.get(happening.getClass());
        if (speaker == null) {
            throw new IllegalStateException(
                    "no words for " + happening.getClass().getSimpleName());
        }
        return speaker.apply(happening);
    }

    /** Words about what people did, without a configured world. */
    public static PeopleWording people(Language language, ZoneId zone) {
        return new PeopleWording(Words.of(Wording.class, language), new Moments(language, zone));
    }

    /** Words about many alerts at once. */
    public GroupWording groups() {
        return groups;
    }

    /** Words about what people did, or did not do. */
    public PeopleWording people() {
        return people;
    }
}
