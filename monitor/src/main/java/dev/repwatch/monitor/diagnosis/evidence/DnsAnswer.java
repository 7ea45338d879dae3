package dev.repwatch.monitor.diagnosis.evidence;

import java.util.List;
import java.util.Optional;

/**
 * What the DNS answers of a name.
 *
 * @param role what the name is to us: {@code recipient}, {@code mail_from} …
 * @param resolvers who answered so
 */
public record DnsAnswer(
        Span span,
        Optional<String> name,
        Optional<String> type,
        Optional<String> answer,
        Optional<String> role,
        List<String> resolvers)
        implements Evidence {

    public DnsAnswer {
        resolvers = List.copyOf(resolvers);
    }

    static DnsAnswer of(Span span, Fields fields) {
        return new DnsAnswer(
                span,
                fields.word("name"),
                fields.word("type"),
                fields.text("answer"),
                fields.word("role"),
                fields.texts("resolvers"));
    }

    /** Whether the answer has one of these words in it; in small letters. */
    public boolean says(String... words) {
        String small = answer.orElse("").toLowerCase(java.util.Locale.ROOT);
        return java.util.Arrays.stream(words).anyMatch(small::contains);
    }

    @Override
    public String kind() {
        return "dns";
    }
}
