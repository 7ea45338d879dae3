package dev.repwatch.monitor.diagnosis.evidence;

import java.util.Optional;

/**
 * Where test messages to mailboxes of our own arrived.
 *
 * @param placement inbox, spam or missing
 * @param found how many of the mailboxes in {@code of}
 * @param runs how many tests
 */
public record SeedResult(
        Span span,
        Optional<String> provider,
        Optional<String> placement,
        Optional<Long> found,
        Optional<Long> of,
        Optional<Long> runs,
        Optional<String> sourceIp,
        Optional<String> template)
        implements Evidence {

    static SeedResult of(Span span, Fields fields) {
        return new SeedResult(
                span,
                fields.word("provider").map(ProviderNames::known),
                fields.word("placement"),
                fields.count("found"),
                fields.count("of"),
                fields.count("runs"),
                fields.address("source_ip"),
                fields.text("template"));
    }

    @Override
    public String kind() {
        return "seed";
    }
}
