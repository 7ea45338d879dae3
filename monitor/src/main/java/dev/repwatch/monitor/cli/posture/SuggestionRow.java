package dev.repwatch.monitor.cli.posture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.checks.reputation.Target;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A sender that reports or logs show and nobody has configured, as the daemon says it.
 *
 * @param domain empty where a log cannot tell
 * @param signs {@code d=} of a selector, else empty
 * @param seen {@code reports} or {@code log}
 */
record SuggestionRow(
        String kind,
        String domain,
        String value,
        String signs,
        String seen,
        long reports,
        long messages,
        long failed,
        String words) {

    /** @param named only what is about these; everything when there are none */
    static List<SuggestionRow> of(JsonNode answer, Collection<Target> named) {
        Set<String> names = named.stream().map(Target::text).collect(Collectors.toSet());
        return StreamSupport.stream(answer.path("suggestions").spliterator(), false)
                .map(SuggestionRow::of)
                .filter(it -> names.isEmpty() || names.contains(it.domain()) || names.contains(it.value()))
                .toList();
    }

    private static SuggestionRow of(JsonNode it) {
        return new SuggestionRow(
                it.path("kind").asText(),
                it.path("domain").asText(),
                it.path("value").asText(),
                it.path("signs").asText(),
                it.path("seen").asText(),
                it.path("reports").asLong(),
                it.path("messages").asLong(),
                it.path("failed").asLong(),
                it.path("words").asText());
    }
}
