package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.config.CheckStory;
import dev.repwatch.monitor.i18n.Moments;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail.CheckDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A check of our own found something that is not as it should be, and it is over. The check brings the sentences that are its
 * own: {@code fail}, {@code warn} and {@code pass} with {@code ${target}}, {@code why} and {@code advice}; {@code seen} with
 * {@code ${seen}} where what was seen is figures that do not explain themselves.
 */
final class CheckWording {

    private final Words words;
    private final Moments moments;
    private final WordContext context;
    private final IncidentKind<CheckDetail> kind;

    CheckWording(WordContext context, IncidentKind<CheckDetail> kind) {
        this.words = context.words();
        this.moments = context.moments();
        this.context = context;
        this.kind = kind;
    }

    Alert say(IncidentEvent<CheckDetail> event) {
        return switch (event.verb()) {
            case OPENED, BASELINE -> held(Alert.Kind.OPENED, event);
            case CHANGED, REMINDED -> held(Alert.Kind.UPDATED, event);
            case RESOLVED -> ended(event);
        };
    }

    private Alert held(Alert.Kind alertKind, IncidentEvent<CheckDetail> event) {
        Episode episode = event.detail().of();
        Listing held = episode.listing();
        Optional<CheckStory> story = context.directory()
                .story(episode.target(), episode.source())
                .filter(it -> it.code().equals(held.worst().value()));
        AlertDraft draft = draft(alertKind, event)
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
            draft.fact(
                    words.say("fact.wanted"),
                    named(episode, "wanted", held.worst().name()));
            held.reason().ifPresent(seen -> draft.fact(words.say("fact.seen"), seen(episode, seen)));
        }
        subject(episode).pool().ifPresent(pool -> draft.brief(words.say("fact.pool"), pool));
        subject(episode).owner().ifPresent(owner -> draft.brief(words.say("fact.owner"), owner));
        String thread = AlertKeys.thread(episode);
        return draft.why(own(episode, "why"))
                .advice(List.of(story.flatMap(it -> it.advice(moments)).orElseGet(() -> own(episode, "advice"))))
                .action("ack", words.say("action.ack"), thread)
                .action("snooze", words.say("action.snooze"), thread)
                .alert(words.language());
    }

    private Alert ended(IncidentEvent<CheckDetail> event) {
        Episode episode = event.detail().of();
        return draft(Alert.Kind.RESOLVED, event)
                .brief(words.say("fact.failing"), moments.between(episode.firstSeen(), event.at()))
                .brief(words.say("fact.lasted"), moments.lasting(Duration.between(episode.firstSeen(), event.at())))
                .headline(Alert.Level.OK, event.detail().unwatched() ? unwatched(episode) : own(episode, "pass"))
                .alert(words.language());
    }

    private String unwatched(Episode episode) {
        Subject subject = subject(episode);
        return words.say("unwatched.headline", "target", subject.targetTitle(), "list", title(episode), "code", "");
    }

    private AlertDraft draft(Alert.Kind alertKind, IncidentEvent<CheckDetail> event) {
        Subject subject = subject(event.detail().of());
        return kind.draft(alertKind, event, context.names())
                .brief(words.say("fact.check"), title(event.detail().of()))
                .brief(words.say("fact.target"), subject.targetTitle())
                .link(
                        words.say("link.page"),
                        context.directory().page("e/" + event.detail().of().id()));
    }

    /** What the check wants, where it says so in this language. */
    private String named(Episode episode, String key, String otherwise) {
        return with(episode, key).map(own -> own.say(key)).orElse(otherwise);
    }

    private String seen(Episode episode, String seen) {
        return with(episode, "seen").map(own -> own.say("seen", "seen", seen)).orElse(seen);
    }

    /** The words of the check, where they have such a sentence. */
    private Optional<Words> with(Episode episode, String key) {
        return context.directory()
                .words(episode.source())
                .map(beside -> Words.of(beside, words.language()))
                .filter(own -> own.keys().contains(key));
    }

    /** The sentence of a code that has none of its own. */
    private static String grade(Listing held) {
        return held.severity() == Severity.MINOR ? "warn" : "fail";
    }

    /** The sentence of this source, where a check that is several sources has one. */
    private String own(Episode episode, String key) {
        return say(episode, key + "." + episode.source().value(), key);
    }

    /** A check that left the configuration meanwhile has no sentences. */
    private String say(Episode episode, String key, String otherwise) {
        return context.directory()
                .words(episode.source())
                .map(beside -> Words.of(beside, words.language())
                        .sayOr(key, otherwise, "target", subject(episode).targetTitle()))
                .orElseGet(() -> subject(episode).targetTitle() + ": "
                        + episode.listing().worst().name());
    }

    private String title(Episode episode) {
        return context.names().title(episode.source(), words.language());
    }

    private Subject subject(Episode episode) {
        return new Subject(episode.target(), episode.source(), context.names());
    }
}
