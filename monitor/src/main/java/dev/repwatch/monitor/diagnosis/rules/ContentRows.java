package dev.repwatch.monitor.diagnosis.rules;

import static dev.repwatch.checks.maillog.refusal.ReplyClass.*;
import static dev.repwatch.monitor.diagnosis.rules.Certainty.CERTAIN;
import static dev.repwatch.monitor.diagnosis.rules.Certainty.LIKELY;
import static dev.repwatch.monitor.diagnosis.rules.Certainty.POSSIBLE;
import static dev.repwatch.monitor.diagnosis.rules.Owner.CONTENT;
import static dev.repwatch.monitor.diagnosis.rules.Owner.ENGINEER;
import static dev.repwatch.monitor.diagnosis.rules.Owner.LIST_OWNER;
import static dev.repwatch.monitor.diagnosis.rules.Owner.RECEIVER;

import dev.repwatch.monitor.diagnosis.evidence.ListingSeen;
import dev.repwatch.monitor.diagnosis.evidence.SentMessage;
import dev.repwatch.monitor.diagnosis.situation.Attempt;
import dev.repwatch.monitor.diagnosis.situation.Links;
import dev.repwatch.monitor.diagnosis.situation.ListingFacts;
import dev.repwatch.monitor.diagnosis.situation.Situation;
import java.util.List;
import java.util.Set;

/** The message: its links, its text, its form; and receivers who refuse for reasons of their own (D09, D10, D32 to D37, D58). */
final class ContentRows {

    private static final int SEVERAL = 3;

    static final List<Row> ALL = List.of(
            Row.of(
                            "D10.own_host",
                            ENGINEER,
                            CERTAIN,
                            "ours_refused",
                            it -> it.failed(URL_LISTED) && ownHost(it) && listedLink(it))
                    .also(CONTENT)
                    .rests("listing", "message"),
            Row.of("D09.reply", ENGINEER, CERTAIN, "ours_refused", it -> ofTheSender(it) && ownDomainListed(it))
                    .also(LIST_OWNER, CONTENT)
                    .rests("listing"),
            Row.of("D10", CONTENT, CERTAIN, "content", it -> it.failed(URL_LISTED) && listedLink(it))
                    .rests("listing", "message"),
            Row.of("D10.own_host_said", ENGINEER, LIKELY, "ours_refused", it -> it.failed(URL_LISTED) && ownHost(it))
                    .also(CONTENT)
                    .rests("message")
                    .asks("listing"),
            Row.of(
                            "D10.said",
                            CONTENT,
                            LIKELY,
                            "content",
                            it -> it.failed(URL_LISTED) || ListingRows.foreignNameListed(it))
                    .rests("message", "listing")
                    .asks("message", "listing"),
            Row.of(
                            "D10.body",
                            CONTENT,
                            LIKELY,
                            "content",
                            it -> it.failed(CONTENT_SPAM, POLICY, UNCLASSIFIED) && listedLink(it))
                    .rests("listing", "message"),
            Row.of("D34.clean_here", CONTENT, CERTAIN, "content", it -> ofAttachment(it) && ownScannerClean(it))
                    .also(RECEIVER)
                    .rests("message"),
            Row.of("D34", CONTENT, CERTAIN, "content", ContentRows::ofAttachment)
                    .rests("message"),
            Row.of("D33", CONTENT, LIKELY, "content", it -> it.failed(CONTENT_SPAM) && scored(it))
                    .rests("message"),
            Row.of(
                            "D32",
                            CONTENT,
                            LIKELY,
                            "content",
                            it -> it.failed(CONTENT_SPAM) && it.scope().oneTemplate())
                    .rests("message"),
            Row.of("D32.all", ENGINEER, LIKELY, "ours_refused", it -> ofText(it) && allTemplates(it))
                    .rests("feed", "listing")
                    .asks("listing", "feed"),
            Row.of("D32.one_person", RECEIVER, POSSIBLE, "filter", it -> ofText(it) && onePerson(it)),
            Row.of("D32.said", CONTENT, POSSIBLE, "content", ContentRows::ofText)
                    .also(ENGINEER, RECEIVER)
                    .asks("log", "message", "listing"),
            Row.of("D35", ENGINEER, CERTAIN, "ours_refused", it -> it.failed(MESSAGE_FORMAT))
                    .rests("message"),
            Row.of("D36", CONTENT, CERTAIN, "too_big", it -> it.failed(TOO_BIG)).rests("message"),
            Row.of("D37.several", ENGINEER, LIKELY, "ours_refused", it -> tenant(it) && severalTenants(it))
                    .rests("listing", "feed"),
            Row.of("D37", RECEIVER, CERTAIN, "receiver_side", ContentRows::tenant),
            Row.of("D58", RECEIVER, CERTAIN, "receiver_side", it -> it.failed(GEO_BLOCK)));

    private ContentRows() {}

    /** A refusal that may be about the domain that sends; for a link, only where no link is known to lie there. */
    private static boolean ofTheSender(Situation it) {
        return it.failed(DOMAIN_REPUTATION, CONTENT_SPAM, SENDER_REJECTED, POLICY)
                || (it.failed(URL_LISTED) && Links.hosts(it).isEmpty());
    }

    private static boolean listedLink(Situation it) {
        Set<String> hosts = Links.hosts(it);
        return it.listings()
                .ofDomains()
                .flatMap(l -> l.key().stream())
                .anyMatch(key -> hosts.stream().anyMatch(h -> Links.within(key, h))
                        || (hosts.isEmpty() && it.failed(URL_LISTED)));
    }

    /** The link that is listed is one of ours; without a listing, any link of the message. */
    private static boolean ownHost(Situation it) {
        List<String> listed = it.listings()
                .ofDomains()
                .flatMap(l -> l.key().stream())
                .filter(key ->
                        Links.hosts(it).isEmpty() || Links.hosts(it).stream().anyMatch(h -> Links.within(key, h)))
                .toList();
        if (listed.isEmpty()) {
            return it.failed(URL_LISTED)
                    && it.judged().filter(a -> namesOwnHost(it, a)).isPresent();
        }
        return listed.stream().anyMatch(key -> it.file().own().linkHost(key) || coversOwnLink(it, key));
    }

    private static boolean coversOwnLink(Situation it, String key) {
        return it.file().own().linkHosts().stream()
                .anyMatch(own -> Links.within(key, own) && Links.hosts(it).contains(own));
    }

    private static boolean namesOwnHost(Situation it, Attempt attempt) {
        return it.file().own().linkHosts().stream().anyMatch(attempt::replySays);
    }

    static boolean ownDomainListed(Situation it) {
        return it.listings().ofDomains().flatMap(l -> l.key().stream()).anyMatch(key -> fromDomain(it, key));
    }

    static boolean fromDomain(Situation it, String key) {
        return it.file().own().domain(key)
                || it.fromDomain().filter(from -> Links.within(key, from)).isPresent();
    }

    static boolean ownDomainHacked(Situation it) {
        return it.listings()
                .ofDomains()
                .filter(ListingFacts::hacked)
                .map(ListingSeen::key)
                .flatMap(k -> k.stream())
                .anyMatch(key -> fromDomain(it, key));
    }

    private static boolean scored(Situation it) {
        return it.seen(SentMessage.class)
                .anyMatch(m -> m.score().isPresent()
                        && m.limit().isPresent()
                        && m.score().getAsDouble() > m.limit().getAsDouble());
    }

    private static boolean allTemplates(Situation it) {
        return it.scope().templatesFailing().size() > 1
                && it.scope().templatesAccepted().isEmpty();
    }

    private static boolean onePerson(Situation it) {
        return !it.scope().manyRecipients()
                && it.scope().othersAccepted() >= it.thresholds().othersAccepted();
    }

    /** A virus, or a kind of file that the receiver does not take; many receivers call that spam. */
    private static boolean ofAttachment(Situation it) {
        return it.failed(VIRUS)
                || (it.failed(CONTENT_SPAM, POLICY, UNCLASSIFIED)
                        && says(
                                it,
                                "attachment",
                                "potential security issue",
                                "prohibited file",
                                "file type",
                                "executable"));
    }

    private static boolean ownScannerClean(Situation it) {
        return it.seen(SentMessage.class)
                .anyMatch(m -> m.scan().filter("clean"::equals).isPresent());
    }

    /** Words that only the rule of one customer of that receiver has. */
    private static boolean tenant(Situation it) {
        return (it.failed(POLICY)
                        && says(
                                it,
                                "administrative prohibition",
                                "envelope blocked",
                                "manually blocked",
                                "tenant",
                                "resolver.rst"))
                || (it.failed(POLICY, IP_REPUTATION, UNCLASSIFIED)
                        && says(it, "gcdp", "5.7.513", "customer block list", "blocked by recipient domain"));
    }

    private static boolean says(Situation it, String... words) {
        return it.judged().filter(a -> a.replySays(words)).isPresent();
    }

    /** Taken for spam, and not one of many refusals of all kinds, which are about the address. */
    private static boolean ofText(Situation it) {
        return it.failed(CONTENT_SPAM) && !ReputationRows.everywhere(it);
    }

    private static boolean severalTenants(Situation it) {
        return it.scope().domainsFailing().size() >= SEVERAL;
    }
}
