package dev.repwatch.monitor.cli.lists;

import dev.repwatch.checks.dnsbl.file.Doubt;
import dev.repwatch.checks.dnsbl.file.FileAnswer;
import java.util.List;
import java.util.Optional;

/**
 * What a file says of one question, as {@code lists read} prints it.
 *
 * @param verdict listed, not_listed or unknown
 * @param cause why it is unknown
 */
record ReadAnswer(String question, String verdict, List<String> codes, List<String> reasons, Optional<String> cause) {

    static ReadAnswer unknown(String question, Doubt doubt) {
        return new ReadAnswer(question, "unknown", List.of(), List.of(), Optional.of(doubt.id()));
    }

    /** A code outside 127.0.0.0/8 is no listing (RFC 5782 2.1). */
    static ReadAnswer of(String question, FileAnswer answer) {
        if (answer instanceof FileAnswer.Listed listed) {
            boolean strange = listed.codes().stream().anyMatch(code -> !code.startsWith("127."));
            return new ReadAnswer(
                    question,
                    strange ? "unknown" : "listed",
                    listed.codes(),
                    listed.reasons(),
                    strange ? Optional.of(Doubt.BAD_ANSWER.id()) : Optional.empty());
        }
        List<String> reasons = answer instanceof FileAnswer.NotListed not ? not.reasons() : List.of();
        return new ReadAnswer(question, "not_listed", List.of(), reasons, Optional.empty());
    }
}
