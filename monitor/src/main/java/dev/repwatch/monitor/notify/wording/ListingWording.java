package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.monitor.config.RefusalCost;
import dev.repwatch.monitor.delisting.Advice;
import dev.repwatch.monitor.delisting.CountedCost;
import dev.repwatch.monitor.delisting.RemovalPath;
import dev.repwatch.monitor.i18n.Moments;
import dev.repwatch.monitor.i18n.Ordinal;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail.ListingDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
    private final CountedCost costs;
    private final WordContext context;
    private final IncidentKind<ListingDetail> kind;

    ListingWording(WordContext context, IncidentKind<ListingDetail> kind) {
        this.words = context.words();
        this.moments = context.moments();
        this.advice = new Advice(context.language());
        this.costs = new CountedCost(context.language());
        this.context = context;
        this.kind = kind;
    }

    Alert say(IncidentEvent<ListingDetail> event) {
        return switch (event.verb()) {
            case OPENED, BASELINE -> opened(event);
            case CHANGED -> codesChanged(event);
            case REMINDED -> refused(event);
            case RESOLVED -> ended(event);
        };
    }

    private Alert opened(IncidentEvent<ListingDetail> event) {
        Episode episode = event.detail().of();
        return begun(Alert.Kind.OPENED, event)
                .headline(level(episode.listing()), headline("opened.headline", episode))
                .alert(words.language());
    }

    private Alert codesChanged(IncidentEvent<ListingDetail> event) {
        Episode episode = event.detail().of();
        AlertDraft alertDraft = begun(Alert.Kind.UPDATED, event)
                .headline(level(episode.listing()), headline("codes.headline", episode));
        event.detail()
                .before()
                .ifPresent(before -> alertDraft
                        .fact(words.say("fact.before"), codes(before))
                        .label("before_severity", before.severity().label()));
        return alertDraft.alert(words.language());
    }

    /** It was listed for a while before somebody refused mail because of it. */
    private Alert refused(IncidentEvent<ListingDetail> event) {
        Episode episode = event.detail().of();
        return begun(Alert.Kind.UPDATED, event)
                .headline(level(episode.listing()), headline("refused.headline", episode))
                .alert(words.language());
    }

    private AlertDraft begun(Alert.Kind alertKind, IncidentEvent<ListingDetail> event) {
        Episode episode = event.detail().of();
        Subject subject = subject(episode);
        Listing listing = episode.listing();
        AlertDraft alertDraft = kind.draft(alertKind, event, context.names())
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
                .ifPresent(it -> alertDraft.fact(words.say("fact.reason"), it).label("reason", it));
        subject.pool().ifPresent(it -> alertDraft.brief(words.say("fact.pool"), it));
        subject.owner().ifPresent(it -> alertDraft.brief(words.say("fact.owner"), it));
        history(alertDraft, episode);
        cost(alertDraft, episode, subject);
        subject.list().ifPresent(list -> {
            alertDraft.advice(advice.onOpening(list, listing));
            links(alertDraft, list, episode);
        });
        pages(alertDraft, episode);
        return buttons(alertDraft, subject, listing.worst(), AlertKeys.thread(episode));
    }

    /** Counted where the logs of mail servers tell; else what such a list does in general. */
    private void cost(AlertDraft alertDraft, Episode episode, Subject subject) {
        String target = episode.target().text();
        Optional<RefusalCost> counted = context.directory().cost(target, episode.source());
        counted.filter(cost -> cost.refused() > 0).ifPresent(cost -> {
            alertDraft
                    .label("refused", Long.toString(cost.refused()))
                    .label("attempts", Long.toString(cost.attempts()));
            if (episode.listing().reason().filter(cost.sample()::equals).isEmpty()) {
                alertDraft.fact(costs.sampleLabel(), costs.sample(cost));
            }
        });
        alertDraft.why(counted.map(cost -> costs.sentence(target, cost))
                .orElseGet(() -> words.say(
                        "cost." + episode.listing().severity().label() + (subject.tier() == 1 ? ".tier1" : ""),
                        "target",
                        target)));
    }

    /** What nobody removes is neither mended nor asked for. */
    private AlertDraft buttons(AlertDraft alertDraft, Subject subject, ListedCode code, String thread) {
        alertDraft.action("ack", words.say("action.ack"), thread);
        boolean policy = subject.list()
                .filter(list -> RemovalPath.of(list, code) == RemovalPath.NOT_REMOVABLE)
                .isPresent();
        if (!policy) {
            alertDraft
                    .action("fixed", words.say("action.fixed"), thread)
                    .action("requested", words.say("action.requested"), thread);
        }
        return alertDraft.action("snooze", words.say("action.snooze"), thread);
    }

    /** The page of the worst code, and those of other codes where they are other pages. */
    private void links(AlertDraft alertDraft, DnsblList list, Episode episode) {
        Listing listing = episode.listing();
        Optional<URI> first = advice.page(list, listing.worst(), episode.target());
        Set<URI> told = new HashSet<>();
        first.ifPresent(told::add);
        alertDraft.link(words.say("link.removal"), first);
        advice.besides(list, listing)
                .forEach(code -> alertDraft.link(
                        words.say("link.removal_of", "code", code.name()),
                        advice.page(list, code, episode.target()).filter(told::add)));
    }

    /** Our own pages, after the way off the list. */
    private void pages(AlertDraft alertDraft, Episode episode) {
        alertDraft
                .link(words.say("link.page"), context.directory().page("e/" + episode.id()))
                .link(
                        words.say("link.diagnose"),
                        context.directory()
                                .page("diagnose?about="
                                        + URLEncoder.encode(episode.target().text(), StandardCharsets.UTF_8)));
    }

    private void history(AlertDraft alertDraft, Episode episode) {
        if (episode.recurrence() > 1) {
            alertDraft.fact(words.say("fact.recurrence"), recurrence(episode.recurrence()));
        }
        if (!episode.confirmed()) {
            alertDraft.fact(words.say("fact.unconfirmed"), words.say("unconfirmed"));
        }
    }

    private String recurrence(int count) {
        return words.say("recurrence", "count", count, "nth", Ordinal.of(count));
    }

    private Alert ended(IncidentEvent<ListingDetail> event) {
        Episode episode = event.detail().of();
        Instant at = event.at();
        String name = EpisodeLabels.name(event);
        Subject subject = subject(episode);
        Duration lasted = Duration.between(episode.firstSeen(), at);
        return kind.draft(Alert.Kind.RESOLVED, event, context.names())
                .headline(Alert.Level.OK, headline(name + ".headline", episode))
                .brief(words.say("fact.list"), subject.listTitle())
                .brief(words.say("fact.target"), subject.targetTitle())
                .brief(words.say("fact.from_to"), moments.between(episode.firstSeen(), at))
                .brief(words.say("fact.lasted"), moments.lasting(lasted))
                .fact(words.say("fact.codes"), codes(episode.listing()))
                .why(words.say(name + ".why" + (heard(subject, event) ? ".refusals" : "")))
                .link(words.say("link.page"), context.directory().page("e/" + episode.id()))
                .alert(words.language());
    }

    /** Where no list can be asked, it is over when nobody refuses any more. */
    private static boolean heard(Subject subject, IncidentEvent<ListingDetail> event) {
        return !event.detail().unwatched()
                && subject.list().filter(DnsblList::hearsay).isPresent();
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
        return new Subject(episode.target(), episode.source(), context.names());
    }

    static Alert.Level level(Listing listing) {
        return Alert.Level.valueOf(listing.severity().name().toUpperCase(Locale.ROOT));
    }
}
