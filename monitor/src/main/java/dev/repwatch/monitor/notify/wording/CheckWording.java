package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.config.CheckStory;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.i18n.Moments;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A check of our own found something that is not as it should be, and it is over. The check brings the sentences that are its
 * own: {@code fail}, {@code warn} and {@code pass} with {@code ${target}}, {@code why} and {@code advice}.
 */
final class CheckWording {

    private final Words words;
    private final Moments moments;
    private final Directory directory;

    CheckWording(Words words, Moments moments, Directory directory) {
        this.words = words;
        this.moments = moments;
        this.directory = directory;
    }

    /** True when it is about a finding of a check, and not of a list. */
    boolean speaksOf(Episode episode) {
        return directory.words(episode.source()).isPresent();
    }

    Alert opened(IncidentEvent.ListingOpened event) {
        return held(Alert.Kind.OPENED, event.episode(), event.at(), "opened");
    }

    Alert changed(IncidentEvent.CodesChanged event) {
        return held(Alert.Kind.UPDATED, event.episode(), event.at(), "codes");
    }

    Alert cleared(IncidentEvent.ListingCleared event) {
        Episode episode = event.episode();
        return ended(episode, event.at(), "cleared")
                .headline(Alert.Level.OK, own(episode, "pass"))
                .alert(words.language());
    }

    Alert unwatched(IncidentEvent.EpisodeUnwatched event) {
        Episode episode = event.episode();
        Subject subject = subject(episode);
        return ended(episode, event.at(), "unwatched")
                .headline(
                        Alert.Level.OK,
                        words.say(
                                "unwatched.headline",
                                "target",
                                subject.targetTitle(),
                                "list",
                                subject.listTitle(),
                                "code",
                                ""))
                .alert(words.language());
    }

    private Alert held(Alert.Kind kind, Episode episode, Instant at, String event) {
        Listing held = episode.listing();
        Optional<CheckStory> story = directory
                .story(episode.target(), episode.source())
                .filter(it -> it.code().equals(held.worst().value()));
        AlertDraft draft = draft(kind, episode, at, event)
                .headline(
                        ListingWording.level(held),
                        story.map(it -> it.headline(moments))
                                .orElseGet(() -> say(episode, held.worst().value(), grade(held))))
                .brief(
                        words.say("fact.severity"),
                        words.say("severity." + held.severity().label()))
                .brief(words.say("fact.since"), moments.at(episode.firstSeen()));
        if (story.isPresent()) {
            story.get().facts(moments).forEach(fact -> draft.fact(fact.name(), fact.value()));
        } else {
            draft.fact(words.say("fact.wanted"), held.worst().name());
            held.reason().ifPresent(seen -> draft.fact(words.say("fact.seen"), seen));
        }
        subject(episode).pool().ifPresent(pool -> draft.brief(words.say("fact.pool"), pool));
        String thread = AlertKeys.thread(episode);
        return draft.why(own(episode, "why"))
                .advice(List.of(story.flatMap(it -> it.advice(moments)).orElseGet(() -> own(episode, "advice"))))
                .action("ack", words.say("action.ack"), thread)
                .action("snooze", words.say("action.snooze"), thread)
                .alert(words.language());
    }

    /** The sentence of a code that has none of its own. */
    private static String grade(Listing held) {
        return held.severity() == Severity.MINOR ? "warn" : "fail";
    }

    private AlertDraft ended(Episode episode, Instant at, String event) {
        return draft(Alert.Kind.RESOLVED, episode, at, event)
                .brief(words.say("fact.from_to"), moments.between(episode.firstSeen(), at))
                .brief(words.say("fact.lasted"), moments.lasting(Duration.between(episode.firstSeen(), at)));
    }

    private AlertDraft draft(Alert.Kind kind, Episode episode, Instant at, String event) {
        Subject subject = subject(episode);
        return new AlertDraft(kind, at)
                .keys(AlertKeys.event(episode, event, at), AlertKeys.group(subject), AlertKeys.thread(episode))
                .labels(subject.labels(episode.listing()))
                .label("episode", Long.toString(episode.id()))
                .brief(words.say("fact.check"), subject.listTitle())
                .brief(words.say("fact.target"), subject.targetTitle());
    }

    /** The sentence of this source, where a check that is several sources has one. */
    private String own(Episode episode, String key) {
        return say(episode, key + "." + episode.source().value(), key);
    }

    private String say(Episode episode, String key, String otherwise) {
        Class<?> beside = directory.words(episode.source()).orElseThrow();
        return Words.of(beside, words.language())
                .sayOr(key, otherwise, "target", subject(episode).targetTitle());
    }

    private Subject subject(Episode episode) {
        return Subject.of(episode.target(), episode.source(), directory);
    }
}
