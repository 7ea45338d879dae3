package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How one answer moves the state of one target at one source. Pure: the same state and answer give the same step. No answer
 * moves nothing but the patience of an open question.
 */
public final class KeyMachine {

    private KeyMachine() {}

    public static KeyStep hear(KeyState before, Observation answer, KeyContext context) {
        KeyState after = answer.finding()
                .match(
                        listed -> held(before, listed.listing(), answer, context),
                        clean -> notListed(before, answer, context),
                        // Hostkarma and its kind list and score in one zone: a score instead of a listing ends the
                        // listing
                        scored -> before.phase() == Phase.CLEAN ? before : notListed(before, answer, context),
                        graded -> graded.held()
                                .map(held -> held(before, held, answer, context))
                                .orElseGet(() -> notListed(before, answer, context)),
                        unknown -> unknown(before, answer.at(), context));
        return Episodes.follow(answer.target(), answer.source(), before, after, answer.at(), context);
    }

    private static KeyState held(KeyState before, Listing listing, Observation answer, KeyContext context) {
        return context.trust().heard()
                ? listed(before, listing, answer, context)
                : unknown(before, answer.at(), context);
    }

    private static KeyState notListed(KeyState before, Observation answer, KeyContext context) {
        return context.trust() == Trust.HEALTHY
                ? clean(before, answer, context)
                : unknown(before, answer.at(), context);
    }

    private static KeyState listed(KeyState before, Listing listing, Observation answer, KeyContext context) {
        KeyState state = before.with(before.flaps().heard(true));
        return switch (before.phase()) {
            case CLEAN -> suspect(state, listing, answer, context);
            case SUSPECTED, HELD -> suspectedAgain(state, listing, answer, context);
            case CLEARING ->
                state.in(Phase.LISTED).settled().seen(sighting(state).seen(answer.at()));
            case LISTED -> listedAgain(state, listing, answer, context);
        };
    }

    private static KeyState suspect(KeyState state, Listing listing, Observation answer, KeyContext context) {
        Confirmation question = Confirmation.opened(answer, context.patience().confirmRetry(), Optional.empty());
        SeenListing first = new SeenListing(listing, answer.at(), answer.at(), false, context.baseline());
        return weighed(state.asking(question).seen(first), answer.at(), context);
    }

    private static KeyState suspectedAgain(KeyState state, Listing listing, Observation answer, KeyContext context) {
        Confirmation question = inquiry(state).heard(answer, context.patience().confirmRetry());
        SeenListing seen = sighting(state).as(listing).seen(answer.at());
        return weighed(state.asking(question).seen(seen), answer.at(), context);
    }

    private static KeyState listedAgain(KeyState state, Listing listing, Observation answer, KeyContext context) {
        SeenListing seen = sighting(state).seen(answer.at());
        if (SeenListing.sameCodes(seen.listing(), listing)) {
            return seen.confirmed() ? state.settled().seen(seen) : proving(state.seen(seen), answer, context);
        }
        Duration retry = context.patience().confirmRetry();
        Confirmation question = state.inquiry()
                .filter(open -> open.claim()
                        .filter(claim -> SeenListing.sameCodes(claim, listing))
                        .isPresent())
                .map(open -> open.heard(answer, retry))
                .orElseGet(() -> Confirmation.opened(answer, retry, Optional.of(listing)));
        return question.witnesses().size() >= context.patience().confirmAnswers()
                ? state.settled().seen(seen.as(listing).proven())
                : state.asking(question).seen(seen);
    }

    /** A listing that was told as unconfirmed is asked about until an independent answer confirms it. */
    private static KeyState proving(KeyState state, Observation answer, KeyContext context) {
        Duration retry = context.patience().confirmRetry();
        Confirmation question = state.inquiry()
                .filter(open -> open.claim().isEmpty())
                .map(open -> open.heard(answer, retry))
                .orElseGet(() -> Confirmation.opened(answer, retry, Optional.empty()));
        return question.witnesses().size() >= context.patience().confirmAnswers()
                ? state.settled().seen(sighting(state).proven())
                : state.asking(question);
    }

    /** A suspicion with enough witnesses is a listing; one that could not be asked again in time is one "unconfirmed". */
    private static KeyState weighed(KeyState state, Instant at, KeyContext context) {
        ConfirmationPolicy patience = context.patience();
        Confirmation question = inquiry(state);
        if (context.trust() == Trust.SUSPECT) {
            return over(question, at, patience.holdFor()) ? state.in(Phase.LISTED) : state.in(Phase.HELD);
        }
        if (question.witnesses().size() >= patience.confirmAnswers()) {
            return state.in(Phase.LISTED).settled().seen(sighting(state).proven());
        }
        return over(question, at, patience.confirmWindow()) ? state.in(Phase.LISTED) : state.in(Phase.SUSPECTED);
    }

    /** Only a question that was really asked again runs out of time: a sleeping machine asks nothing. */
    private static boolean over(Confirmation question, Instant at, Duration window) {
        return question.asked() > 0 && !at.isBefore(question.since().plus(window));
    }

    private static KeyState clean(KeyState before, Observation answer, KeyContext context) {
        KeyState state = before.with(before.flaps().heard(false));
        ConfirmationPolicy patience = context.patience();
        return switch (before.phase()) {
            case CLEAN -> state;
            case SUSPECTED, HELD -> state.off();
            case LISTED ->
                clearing(
                        state.asking(Confirmation.opened(answer, patience.clearRetry(), Optional.empty())),
                        answer,
                        patience);
            case CLEARING ->
                clearing(state.asking(inquiry(state).heard(answer, patience.clearRetry())), answer, patience);
        };
    }

    private static KeyState clearing(KeyState state, Observation answer, ConfirmationPolicy patience) {
        Confirmation question = inquiry(state);
        boolean often = question.witnesses().size() >= patience.clearAnswers();
        boolean long_ = !answer.at().isBefore(question.since().plus(patience.clearSpan()));
        return often && long_ ? state.off() : state.in(Phase.CLEARING);
    }

    private static KeyState unknown(KeyState before, Instant at, KeyContext context) {
        ConfirmationPolicy patience = context.patience();
        return switch (before.phase()) {
            case CLEAN -> before;
            case SUSPECTED, HELD ->
                weighed(before.asking(inquiry(before).unanswered(at, patience.confirmRetry())), at, context);
            case CLEARING -> before.asking(inquiry(before).unanswered(at, patience.clearRetry()));
            case LISTED ->
                before.inquiry()
                        .map(open -> before.asking(open.unanswered(at, patience.confirmRetry())))
                        .orElse(before);
        };
    }

    /** The list has come into doubt: its suspicions wait for its controls. */
    public static KeyState held(KeyState suspected) {
        return suspected.in(Phase.HELD);
    }

    /** The controls of the list were right after all: what was held goes on as an ordinary suspicion. */
    public static KeyState released(KeyState held, Instant at, KeyContext context) {
        return weighed(held.in(Phase.SUSPECTED), at, context);
    }

    /** The list is not believed any more: what it said last was nothing. */
    public static KeyState dropped(KeyState held) {
        return held.off();
    }

    private static Confirmation inquiry(KeyState state) {
        return state.inquiry().orElseThrow();
    }

    private static SeenListing sighting(KeyState state) {
        return state.sighting().orElseThrow();
    }
}
