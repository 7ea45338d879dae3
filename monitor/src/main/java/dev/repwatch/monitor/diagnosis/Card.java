package dev.repwatch.monitor.diagnosis;

import dev.repwatch.monitor.diagnosis.rules.Certainty;
import dev.repwatch.monitor.diagnosis.rules.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer to a question.
 *
 * @param readAs what the question was taken for
 * @param rule the row of the decision table
 * @param because the row that the last deferral of an expired message fits; empty for all others
 * @param also who else has something to do
 * @param engineerText everything in one text, in the language of the card
 */
public record Card(
        ReadAs readAs,
        String rule,
        Optional<String> because,
        Owner owner,
        Certainty certainty,
        List<Owner> also,
        Instant when,
        String headline,
        String verdict,
        List<Line> evidence,
        List<Line> checkedFine,
        List<NotChecked> notChecked,
        List<String> contradictions,
        List<Step> next,
        CustomerText customerText,
        String engineerText) {

    public Card {
        also = List.copyOf(also);
        evidence = List.copyOf(evidence);
        checkedFine = List.copyOf(checkedFine);
        notChecked = List.copyOf(notChecked);
        contradictions = List.copyOf(contradictions);
        next = List.copyOf(next);
    }

    /** @param guessed whether the kind was found out rather than said */
    public record ReadAs(String kind, boolean guessed) {}

    /** @param at empty for what holds rather than happened */
    public record Line(String kind, Optional<Instant> at, String says) {}

    /** What was not looked at or gave no answer. */
    public record NotChecked(String kind, String what, String why, String how) {}

    public record Step(Owner who, String action) {}

    /** To send on as it is: no names of lists, no raw replies, nothing of others. */
    public record CustomerText(String ja, String en) {}
}
