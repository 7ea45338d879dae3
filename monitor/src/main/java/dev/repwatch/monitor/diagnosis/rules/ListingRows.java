package dev.repwatch.monitor.diagnosis.rules;

import static dev.repwatch.checks.maillog.refusal.ReplyClass.DNSBL_LISTED;
import static dev.repwatch.checks.maillog.refusal.ReplyClass.RECEIVER_MISCONFIGURED;
import static dev.repwatch.monitor.diagnosis.rules.Certainty.CERTAIN;
import static dev.repwatch.monitor.diagnosis.rules.Certainty.LIKELY;
import static dev.repwatch.monitor.diagnosis.rules.Certainty.POSSIBLE;
import static dev.repwatch.monitor.diagnosis.rules.Owner.CONTENT;
import static dev.repwatch.monitor.diagnosis.rules.Owner.ENGINEER;
import static dev.repwatch.monitor.diagnosis.rules.Owner.LIST_OWNER;
import static dev.repwatch.monitor.diagnosis.rules.Owner.RECEIVER;
import static dev.repwatch.monitor.diagnosis.rules.Owner.UNKNOWN;
import static dev.repwatch.monitor.diagnosis.rules.Owner.WAIT;

import dev.repwatch.monitor.diagnosis.evidence.DeskTask;
import dev.repwatch.monitor.diagnosis.evidence.ListingSeen;
import dev.repwatch.monitor.diagnosis.situation.Attempt;
import dev.repwatch.monitor.diagnosis.situation.ListingFacts;
import dev.repwatch.monitor.diagnosis.situation.Situation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Refusals that name a list (D01 to D05, D08), judged by what that list said at the time. */
final class ListingRows {

    private static final Duration CACHED = Duration.ofHours(24);
    private static final double USUAL_DAYS = 3;

    static final List<Row> ALL = List.of(
            Row.of("D04.same_list", RECEIVER, CERTAIN, "receiver_side", it -> misread(it) && listedThere(it))
                    .also(ENGINEER)
                    .rests("listing", "observation"),
            Row.of("D04.also_listed", RECEIVER, CERTAIN, "receiver_side", it -> misread(it) && listedElsewhere(it))
                    .also(ENGINEER)
                    .rests("listing"),
            Row.of("D04", RECEIVER, CERTAIN, "receiver_side", it -> misread(it) && denied(it))
                    .rests("observation"),
            Row.of("D04.ended", RECEIVER, CERTAIN, "receiver_side", it -> misread(it) && ended(it))
                    .asks("listing"),
            Row.of("D04.unlooked", RECEIVER, CERTAIN, "receiver_side", ListingRows::misread)
                    .asks("observation", "listing"),
            Row.of("D03.other_address", UNKNOWN, POSSIBLE, "unknown", ListingRows::namesAnotherAddress)
                    .rests("observation")
                    .asks("setting"),
            Row.of("D02.overdue", ENGINEER, CERTAIN, "ours_refused", it -> requested(it) && overdue(it))
                    .rests("listing", "task"),
            Row.of("D02", WAIT, CERTAIN, "ours_refused", ListingRows::requested)
                    .also(ENGINEER)
                    .rests("listing", "task"),
            Row.of("D01.fixed", WAIT, CERTAIN, "ours_refused", it -> confirmed(it) && fixedAndEnding(it))
                    .also(ENGINEER)
                    .rests("listing", "task"),
            Row.of("D08", ENGINEER, CERTAIN, "ours_refused", it -> confirmed(it) && policy(it))
                    .rests("listing"),
            Row.of("D09.hacked", CONTENT, CERTAIN, "ours_refused", it -> domainNamed(it) && hacked(it))
                    .also(ENGINEER)
                    .rests("listing"),
            Row.of("D09", ENGINEER, CERTAIN, "ours_refused", ListingRows::domainNamed)
                    .also(LIST_OWNER, CONTENT)
                    .rests("listing"),
            Row.of("D01.trap", ENGINEER, CERTAIN, "ours_refused", it -> confirmed(it) && trap(it))
                    .also(LIST_OWNER, WAIT)
                    .rests("listing", "task"),
            Row.of("D01", ENGINEER, CERTAIN, "ours_refused", it -> confirmed(it))
                    .also(WAIT)
                    .rests("listing", "task"),
            Row.of("D03.cleared", WAIT, LIKELY, "wait_retry", ListingRows::clearedShortlyBefore)
                    .also(ENGINEER)
                    .rests("listing", "observation"),
            Row.of("D03", UNKNOWN, POSSIBLE, "unknown", ListingRows::disagreed)
                    .rests("observation")
                    .asks("eml", "listing"),
            Row.of(
                            "D05.domain",
                            ENGINEER,
                            LIKELY,
                            "ours_refused",
                            it -> it.failed(DNSBL_LISTED) && namesListed(it) && !foreignNameListed(it))
                    .also(LIST_OWNER, CONTENT)
                    .rests("observation")
                    .asks("listing", "message"),
            Row.of("D05", ENGINEER, LIKELY, "ours_refused", it -> it.failed(DNSBL_LISTED) && !foreignNameListed(it))
                    .also(WAIT)
                    .rests("observation")
                    .asks("listing"));

    private ListingRows() {}

    private static boolean misread(Situation it) {
        return it.failed(RECEIVER_MISCONFIGURED) || (it.failed(DNSBL_LISTED) && ended(it));
    }

    private static boolean ended(Situation it) {
        return it.judged().flatMap(Attempt::list).filter(it.lists()::ended).isPresent();
    }

    /** The list that the receiver could not ask was asked by us, and did not list the address. */
    private static boolean denied(Situation it) {
        return it.judged()
                .flatMap(Attempt::list)
                .filter(it.listings()::answeredNotListed)
                .isPresent();
    }

    private static boolean listedThere(Situation it) {
        return listing(it).isPresent()
                || it.judged()
                        .flatMap(Attempt::list)
                        .filter(it.listings()::answeredListed)
                        .isPresent();
    }

    private static boolean listedElsewhere(Situation it) {
        return it.listings().ofAddress().findAny().isPresent();
    }

    static Optional<ListingSeen> listing(Situation it) {
        return it.judged().flatMap(Attempt::list).flatMap(it.listings()::named);
    }

    /** The reply names a list, and that list had listed the address then. */
    private static boolean confirmed(Situation it) {
        if (!it.failed(DNSBL_LISTED)) {
            return false;
        }
        Optional<String> list = it.judged().flatMap(Attempt::list);
        return listing(it).filter(l -> !ListingFacts.ofDomain(l)).isPresent()
                || list.filter(it.listings()::answeredListed).isPresent()
                || (list.isEmpty() && it.listings().ofAddress().findAny().isPresent());
    }

    private static boolean requested(Situation it) {
        return confirmed(it)
                && task(it).filter(t -> ListingFacts.is(t, "requested")).isPresent();
    }

    private static Optional<DeskTask> task(Situation it) {
        return it.judged().flatMap(Attempt::list).flatMap(it.listings()::task);
    }

    private static boolean overdue(Situation it) {
        return task(it).filter(t -> ListingFacts.olderThanTwice(t, it.now(), USUAL_DAYS))
                .isPresent();
    }

    private static boolean fixedAndEnding(Situation it) {
        return task(it).filter(t -> ListingFacts.is(t, "cause_fixed")).isPresent()
                && it.judged()
                        .flatMap(Attempt::list)
                        .filter(it.lists()::endsByItself)
                        .isPresent();
    }

    private static boolean policy(Situation it) {
        return listing(it).filter(ListingFacts::policy).isPresent();
    }

    private static boolean trap(Situation it) {
        return listing(it).filter(ListingFacts::trap).isPresent();
    }

    private static boolean domainNamed(Situation it) {
        return it.failed(DNSBL_LISTED)
                && listing(it)
                        .filter(ListingFacts::ofDomain)
                        .filter(l -> l.key().isEmpty() || ours(it, l.key().get()))
                        .isPresent();
    }

    private static boolean ours(Situation it, String name) {
        return ContentRows.fromDomain(it, name) || it.file().own().domains().isEmpty();
    }

    /** The list that is named lists a name, and it is none of ours: a link in the text. */
    static boolean foreignNameListed(Situation it) {
        return it.failed(DNSBL_LISTED)
                && listing(it)
                        .filter(ListingFacts::ofDomain)
                        .flatMap(ListingSeen::key)
                        .filter(name -> !ours(it, name))
                        .isPresent();
    }

    /** The list that is named lists names: that of the sender, or of a link. */
    private static boolean namesListed(Situation it) {
        return it.judged().flatMap(Attempt::list).filter(it.lists()::ofNames).isPresent();
    }

    private static boolean hacked(Situation it) {
        return listing(it).filter(ListingFacts::hacked).isPresent();
    }

    /** The address in the reply is none of ours, nor the one that the log says sent it. */
    private static boolean namesAnotherAddress(Situation it) {
        return it.failed(DNSBL_LISTED)
                && it.judged()
                        .flatMap(j -> j.reading().namedIp())
                        .filter(it::foreign)
                        .isPresent();
    }

    private static boolean disagreed(Situation it) {
        return it.failed(DNSBL_LISTED)
                && it.judged()
                        .flatMap(Attempt::list)
                        .filter(it.listings()::answeredNotListed)
                        .isPresent();
    }

    private static boolean clearedShortlyBefore(Situation it) {
        return it.failed(DNSBL_LISTED)
                && it.judged()
                        .flatMap(Attempt::list)
                        .flatMap(list -> it.listings().endedBefore(list, CACHED))
                        .isPresent();
    }
}
