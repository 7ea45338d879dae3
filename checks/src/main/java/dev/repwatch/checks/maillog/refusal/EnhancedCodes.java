package dev.repwatch.checks.maillog.refusal;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The last resort: the enhanced status code (RFC 3463, the IANA registry). 5.0.0, 5.7.1 and 5.5.0 decide nothing. */
final class EnhancedCodes {

    private final Map<String, ReplyClass> classes = TableRows.of("refusals/enhanced-codes.tsv").stream()
            .collect(Collectors.toMap(
                    row -> row.getOrDefault("detail", ""),
                    row -> ReplyClass.of(row.getOrDefault("class", "")).orElseThrow()));

    /** @param code {@code 5.1.1}; the first digit does not matter */
    Optional<ReplyClass> of(String code) {
        return Optional.ofNullable(classes.get(code.substring(code.indexOf('.') + 1)));
    }
}
