package dev.repwatch.monitor.diagnosis.rules;

import static dev.repwatch.monitor.diagnosis.rules.Certainty.CERTAIN;
import static dev.repwatch.monitor.diagnosis.rules.Certainty.LIKELY;
import static dev.repwatch.monitor.diagnosis.rules.Certainty.POSSIBLE;
import static dev.repwatch.monitor.diagnosis.rules.Owner.CONTENT;
import static dev.repwatch.monitor.diagnosis.rules.Owner.ENGINEER;
import static dev.repwatch.monitor.diagnosis.rules.Owner.LIST_OWNER;
import static dev.repwatch.monitor.diagnosis.rules.Owner.WAIT;

import dev.repwatch.monitor.diagnosis.evidence.DeskTask;
import dev.repwatch.monitor.diagnosis.evidence.FeedValue;
import dev.repwatch.monitor.diagnosis.evidence.ListingSeen;
import dev.repwatch.monitor.diagnosis.evidence.Volume;
import dev.repwatch.monitor.diagnosis.situation.Links;
import dev.repwatch.monitor.diagnosis.situation.ListingFacts;
import dev.repwatch.monitor.diagnosis.situation.Listings;
import dev.repwatch.monitor.diagnosis.situation.Situation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is known of an address or a domain without a refusal: listings, complaints, traps (D06, D07, D09, D54 to D56). */
final class StandingRows {

    private static final double WATCHED = 0.001;
    private static final double USUAL_DAYS = 3;

    static final List<Row> ALL = List.of(
            Row.of(
                            "D02.no_refusal",
                            WAIT,
                            CERTAIN,
                            "general",
                            it -> quiet(it) && tasked(it, "requested") && !overdue(it))
                    .also(ENGINEER)
                    .rests("listing", "task"),
            Row.of("D09.hacked_quiet", CONTENT, LIKELY, "general", it -> quiet(it) && ContentRows.ownDomainHacked(it))
                    .also(ENGINEER)
                    .rests("listing"),
            Row.of("D09.quiet", ENGINEER, LIKELY, "general", it -> quiet(it) && ContentRows.ownDomainListed(it))
                    .also(LIST_OWNER, CONTENT)
                    .rests("listing"),
            Row.of("D10.quiet", CONTENT, LIKELY, "general", it -> quiet(it) && otherDomainListed(it) && linked(it))
                    .rests("listing", "message"),
            Row.of("D10.quiet_unlooked", CONTENT, POSSIBLE, "general", it -> quiet(it) && otherDomainListed(it))
                    .rests("listing")
                    .asks("message"),
            Row.of(
                            "D56",
                            ENGINEER,
                            LIKELY,
                            "general",
                            it -> quiet(it)
                                    && any(it, ListingFacts::malware)
                                    && it.posture().fine()
                                    && notOurVolume(it))
                    .rests("listing", "posture", "feed", "volume"),
            Row.of("D08.quiet", ENGINEER, LIKELY, "general", it -> quiet(it) && any(it, ListingFacts::policy))
                    .rests("listing"),
            Row.of(
                            "D55",
                            LIST_OWNER,
                            LIKELY,
                            "general",
                            it -> quiet(it) && (trapFeed(it) || any(it, ListingFacts::trap)))
                    .also(ENGINEER)
                    .rests("feed", "listing"),
            Row.of(
                            "D28.quiet",
                            ENGINEER,
                            LIKELY,
                            "general",
                            it -> quiet(it) && narrow(it) && ReputationRows.fromFirstDay(it))
                    .rests("listing", "warmup"),
            Row.of("D06", ENGINEER, CERTAIN, "general", it -> quiet(it) && heavy(it))
                    .also(WAIT)
                    .rests("listing", "task", "coverage"),
            Row.of("D06.light", ENGINEER, LIKELY, "general", it -> quiet(it) && narrow(it))
                    .also(WAIT)
                    .rests("listing", "task", "coverage"),
            Row.of("D07", WAIT, LIKELY, "general", it -> quiet(it) && any(it, Listings::ofRange))
                    .rests("listing"),
            Row.of("D54", LIST_OWNER, CERTAIN, "general", it -> quiet(it) && complaints(it))
                    .also(CONTENT)
                    .rests("feed"),
            Row.of("F1", ENGINEER, POSSIBLE, "general", it -> quiet(it) && badFigures(it) && it.logRead())
                    .rests("feed")
                    .asks("listing", "log"),
            Row.of("F1.unlooked", ENGINEER, POSSIBLE, "general", it -> quiet(it) && badFigures(it))
                    .rests("feed")
                    .asks("log", "listing"));

    private StandingRows() {}

    /** Asked about an address or a domain of ours, and no refusal decides. */
    private static boolean quiet(Situation it) {
        return !it.subject().ofOneMessage() && !it.failed();
    }

    private static boolean any(Situation it, Predicate<ListingSeen> so) {
        return it.listings().ofAddress().anyMatch(so);
    }

    private static boolean narrow(Situation it) {
        return any(it, l -> !Listings.ofRange(l));
    }

    private static boolean heavy(Situation it) {
        return any(
                it,
                l -> !Listings.ofRange(l)
                        && l.list().filter(list -> it.lists().tier(list) == 1).isPresent());
    }

    private static Stream<DeskTask> tasks(Situation it) {
        return Stream.concat(it.listings().ofAddress(), it.listings().ofDomains())
                .flatMap(l -> l.list().stream())
                .flatMap(list -> it.listings().task(list).stream());
    }

    private static boolean tasked(Situation it, String state) {
        return tasks(it).anyMatch(t -> ListingFacts.is(t, state));
    }

    private static boolean overdue(Situation it) {
        return tasks(it).anyMatch(t -> ListingFacts.olderThanTwice(t, it.now(), USUAL_DAYS));
    }

    private static boolean otherDomainListed(Situation it) {
        return it.listings()
                .ofDomains()
                .flatMap(l -> l.key().stream())
                .anyMatch(key -> !ContentRows.fromDomain(it, key));
    }

    /** A domain that is listed is one that a message of ours links to. */
    private static boolean linked(Situation it) {
        return it.listings()
                .ofDomains()
                .flatMap(l -> l.key().stream())
                .anyMatch(key -> Links.hosts(it).stream().anyMatch(host -> Links.within(key, host)));
    }

    private static boolean badFigures(Situation it) {
        return it.feeds().anyMatch(StandingRows::bad);
    }

    /** Little leaves our own mail server, or a feed sees more than we sent. */
    private static boolean notOurVolume(Situation it) {
        return it.volumes().map(Volume::today).anyMatch(OptionalDouble::isPresent)
                || it.feeds().findAny().isPresent()
                || !it.asked().isEmpty()
                || !it.nothingFound().isEmpty();
    }

    private static boolean trapFeed(Situation it) {
        return it.feeds().anyMatch(f -> name(f).contains("trap") && number(f).orElse(0) > 0);
    }

    private static boolean complaints(Situation it) {
        return it.feeds().anyMatch(f -> complaintRate(f) && share(f) >= WATCHED);
    }

    private static boolean complaintRate(FeedValue feed) {
        String name = name(feed);
        return (name.contains("complaint") || name.contains("spam")) && name.contains("rate");
    }

    /** As a share: a number over 0.05 cannot be one of complaints and is read as a percentage. */
    private static double share(FeedValue feed) {
        double number = number(feed).orElse(0);
        boolean percent = feed.value().filter(v -> v.contains("%")).isPresent();
        return percent || number > 0.05 ? number / 100 : number;
    }

    static boolean bad(FeedValue feed) {
        String value = feed.value().orElse("").toLowerCase(Locale.ROOT);
        return value.matches("red|bad|low|poor|very low|needs_work|needs work|blocked");
    }

    private static String name(FeedValue feed) {
        return feed.name().orElse("");
    }

    private static OptionalDouble number(FeedValue feed) {
        Optional<String> digits =
                feed.value().map(v -> v.replaceAll("[^0-9.]", "")).filter(v -> v.matches("\\d+(\\.\\d+)?"));
        return digits.map(d -> OptionalDouble.of(Double.parseDouble(d))).orElse(OptionalDouble.empty());
    }
}
