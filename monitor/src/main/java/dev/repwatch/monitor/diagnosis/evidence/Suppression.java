package dev.repwatch.monitor.diagnosis.evidence;

import java.util.Optional;

/**
 * An address that we do not send to.
 *
 * @param stage where the refusals came that led to it
 */
public record Suppression(Span span, Optional<String> recipient, Optional<String> reason, Optional<String> stage)
        implements Evidence {

    static Suppression of(Span span, Fields fields) {
        return new Suppression(span, fields.word("recipient"), fields.word("reason"), fields.word("stage"));
    }

    @Override
    public String kind() {
        return "suppression";
    }
}
