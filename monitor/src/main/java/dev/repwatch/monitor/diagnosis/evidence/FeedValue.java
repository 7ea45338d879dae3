package dev.repwatch.monitor.diagnosis.evidence;

import java.util.Optional;

/**
 * A figure that a receiver or a list publishes of us; it lags by a day or two.
 */
public record FeedValue(
        Span span,
        Optional<String> source,
        Optional<String> ip,
        Optional<String> domain,
        Optional<String> name,
        Optional<String> value)
        implements Evidence {

    static FeedValue of(Span span, Fields fields) {
        return new FeedValue(
                span,
                fields.word("source"),
                fields.address("ip"),
                fields.word("domain"),
                fields.word("name"),
                fields.text("value"));
    }

    @Override
    public String kind() {
        return "feed";
    }
}
