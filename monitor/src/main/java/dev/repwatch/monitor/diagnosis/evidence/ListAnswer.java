package dev.repwatch.monitor.diagnosis.evidence;

import java.util.Optional;

/**
 * What a list answered at one time.
 *
 * @param verdict {@code listed}, {@code not_listed} or {@code unknown}
 * @param believed false: the list was not well, so that its answer counts for nothing
 */
public record ListAnswer(
        Span span,
        Optional<String> list,
        Optional<String> key,
        Optional<String> verdict,
        Optional<String> cause,
        Optional<Boolean> believed)
        implements Evidence {

    static ListAnswer of(Span span, Fields fields) {
        return new ListAnswer(
                span,
                fields.word("list"),
                fields.address("key"),
                fields.word("verdict"),
                fields.word("cause"),
                fields.flag("believed"));
    }

    @Override
    public String kind() {
        return "observation";
    }
}
