package dev.repwatch.monitor.inquiry;

import java.util.List;
import java.util.Optional;

/**
 * The card, as {@code CardJson} writes it for every door.
 *
 * @param owner whose move it is
 * @param because what the rule rests on, where it says so
 */
public record DiagnosisCard(
        String owner,
        String certainty,
        List<String> also,
        String headline,
        String verdict,
        String when,
        ReadAs read_as,
        List<CardLine> evidence,
        List<CardLine> checked_fine,
        List<CardGap> not_checked,
        List<String> contradictions,
        List<CardStep> next,
        CustomerText customer_text,
        String engineer_text,
        String rule,
        Optional<String> because) {

    /** What the question was taken for. */
    public record ReadAs(String kind, boolean guessed) {}

    /** One piece of evidence. */
    public record CardLine(String kind, Optional<String> at, String says) {}

    /** What could not be looked at, and what would tell. */
    public record CardGap(String kind, String what, String why, String how) {}

    /** What to do next, and who. */
    public record CardStep(
            String who,

            @com.fasterxml.jackson.annotation.JsonProperty("do")
            String do_) {}

    /** What can be sent to the customer. */
    public record CustomerText(String ja, String en) {}
}
