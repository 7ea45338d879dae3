package dev.repwatch.monitor.telling.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.delisting.Advice;
import dev.repwatch.monitor.delisting.Path;
import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.words.Moments;
import dev.repwatch.monitor.words.Ordinal;
import dev.repwatch.monitor.words.Words;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A listing begins, changes and ends. */
final class ListingWording {

    private final Words words;
    private final Moments moments;
    private final Advice advice;
    private final Directory directory;

    ListingWording(Words words, Moments moments, Advice advice, Directory directory) {
        this.words = words;
        this.moments = moments;
        this.advice = advice;
        this.directory = directory;
    }

    Alert opened(Happening.ListingOpened happening) {
        Episode episode = happening.episode();
        Draft draft = begun(Alert.Kind.OPENED, episode, happening.at(), "opened");
        return draft.headline(level(episode.listing()), headline("opened.headline", episode))
                .alert(words.language());
    }

    Alert codesChanged(Happening.CodesChanged happening) {
        Episode episode = happening.episode();
        Draft draft = begun(Alert.Kind.UPDATED, episode, happening.at(), "codes");
        return draft.headline(level(episode.listing()), headline("codes.headline", episode))
                .fact(words.say("fact.before"), codes(happening.before()))
                .label("before_severity", happening.before().severity().label())
                .alert(words.language());
    }

    Alert cleared(Happening.ListingCleared happening) {
        return ended(happening.episode(), happening.at(), "cleared");
    }

    Alert unwatched(Happening.EpisodeUnwatched happening) {
        return ended(happening.episode(), happening.at(), "unwatched");
    }

    private Draft begun(Alert.Kind kind, Episode episode, Instant at, String event) {
        Subject subject = subject(episode);
        Listing listing = episode.listing();
        String episodeId = Long.toString(episode.id());
        Draft draft = new Draft(kind, at)
                .keys(Keys.event(episode, event, at), Keys.group(subject), Keys.thread(episode))
                .labels(subject.labels(listing))
                .label("episode", episodeId)
                .brief(
                        words.say("fact.list"),
                        words.say("list.tier", "list", subject.listTitle(), "tier", subject.tier()))
                .brief(words.say("fact.target"), subject.targetTitle())
                .brief(
                        words.say("fact.severity"),
                        words.say("severity." + listing.severity().label()))
                .brief(words.say("fact.since"), moments.at(episode.firstSeen()))
                .fact(words.say("fact.codes"), codes(listing));
        listing.reason()
                .ifPresent(it -> draft.fact(words.say("fact.reason"), it).label("reason", it));
        subject.pool().ifPresent(it -> draft.brief(words.say("fact.pool"), it));
        history(draft, episode);
        draft.why(words.say(
                "cost." + listing.severity().label() + (subject.tier() == 1 ? ".tier1" : ""),
                "target",
                episode.target().text()));
        subject.list().ifPresent(list -> {
            draft.advice(advice.onOpening(list, listing));
            links(draft, list, episode);
        });
        return buttons(draft, subject, listing.worst(), Keys.thread(episode));
    }

    /** What nobody removes is neither mended nor asked for. */
    private Draft buttons(Draft draft, Subject subject, ListedCode code, String thread) {
        draft.action("ack", words.say("action.ack"), thread);
        boolean policy = subject.list()
                .filter(list -> Path.of(list, code) == Path.NOT_REMOVABLE)
                .isPresent();
        if (!policy) {
            draft.action("fixed", words.say("action.fixed"), thread)
                    .action("requested", words.say("action.requested"), thread);
        }
        return draft.action("snooze", words.say("action.snooze"), thread);
    }

    /** The page of the worst code, and those of other codes where they are other pages. */
    private void links(Draft draft, DnsblList list, Episode episode) {
        Listing listing = episode.listing();
        Optional<URI> first = advice.page(list, listing.worst(), episode.target());
        Set<URI> told = new HashSet<>();
        first.ifPresent(told::add);
        draft.link(words.say("link.removal"), first);
        advice.besides(list, listing)
                .forEach(code -> draft.link(
                        words.say("link.removal_of", "code", code.name()),
                        advice.page(list, code, episode.target()).filter(told::add)));
    }

    private void history(Draft draft, Episode episode) {
        if (episode.recurrence() > 1) {
            draft.fact(words.say("fact.recurrence"), recurrence(episode.recurrence()));
        }
        if (!episode.confirmed()) {
            draft.fact(words.say("fact.unconfirmed"), words.say("unconfirmed"));
        }
    }

    private String recurrence(int count) {
        return words.say("recurrence", "count", count, "nth", Ordinal.of(count));
    }

    private Alert ended(Episode episode, Instant at, String event) {
        Subject subject = subject(episode);
        Duration lasted = Duration.between(episode.firstSeen(), at);
        return new Draft(Alert.Kind.RESOLVED, at)
                .keys(Keys.event(episode, event, at), Keys.group(subject), Keys.thread(episode))
                .headline(Alert.Level.OK, headline(event + ".headline", episode))
                .labels(subject.labels(episode.listing()))
                .label("episode", Long.toString(episode.id()))
                .brief(words.say("fact.list"), subject.listTitle())
                .brief(words.say("fact.target"), subject.targetTitle())
                .brief(words.say("fact.from_to"), moments.between(episode.firstSeen(), at))
                .brief(words.say("fact.lasted"), moments.lasting(lasted))
                .fact(words.say("fact.codes"), codes(episode.listing()))
                .why(words.say(event + ".why"))
                .alert(words.language());
    }

    private String headline(String key, Episode episode) {
        Subject subject = subject(episode);
        return words.say(
                key,
                "target",
                subject.targetTitle(),
                "list",
                subject.listTitle(),
                "code",
                episode.listing().worst().name());
    }

    private static String codes(Listing listing) {
        return listing.codes().stream().map(ListingWording::code).collect(Collectors.joining(", "));
    }

    private static String code(ListedCode code) {
        return code.name() + " (" + code.value() + ")";
    }

    private Subject subject(Episode episode) {
        return Subject.of(episode.target(), episode.source(), directory);
    }

    static Alert.Level level(Listing listing) {
        return Alert.Level.valueOf(listing.severity().name().toUpperCase(Locale.ROOT));
    }
}
