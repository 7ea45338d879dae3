package dev.repwatch.monitor.targets;

import dev.repwatch.monitor.api.LabelScope;
import dev.repwatch.monitor.config.bind.DidYouMean;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which targets somebody wants to see.
 *
 * @param q words in target, name, pool or labels
 * @param state one of the words of {@link TargetState}
 * @param label such as {@code owner=shop}; several must all fit
 */
public record TargetQuery(
        Optional<String> q,
        Optional<String> pool,
        Optional<String> owner,
        Optional<String> state,
        List<String> label,
        Optional<Integer> limit,
        Optional<String> after) {

    /** @throws IllegalArgumentException when there is no such state, or a label has no value */
    public TargetQuery {
        state.filter(it -> !TargetState.LABELS.contains(it)).ifPresent(unknown -> {
            throw new IllegalArgumentException("state: \"" + unknown + "\" is none of "
                    + String.join(", ", TargetState.LABELS) + DidYouMean.hint(unknown, TargetState.LABELS));
        });
        label.stream().filter(it -> it.indexOf('=') < 1).findFirst().ifPresent(wrong -> {
            throw new IllegalArgumentException("label: expected name=value, found \"" + wrong + "\"");
        });
    }

    Stream<TargetLine> among(List<TargetLine> all, LabelScope scope) {
        String words = q.orElse("").toLowerCase(Locale.ROOT).strip();
        return all.stream()
                .filter(it -> scope.covers(it.scopeLabels()))
                .filter(it -> words.isEmpty() || it.says(words))
                .filter(it -> pool.isEmpty() || pool.equals(it.pool()))
                .filter(it -> owner.stream()
                        .allMatch(value -> value.equals(it.labels().get("owner"))))
                .filter(it -> state.stream().allMatch(it.state()::equals))
                .filter(it -> label.stream().allMatch(pair -> labelled(it, pair)));
    }

    private static boolean labelled(TargetLine line, String pair) {
        int equals = pair.indexOf('=');
        return pair.substring(equals + 1).equals(line.scopeLabels().get(pair.substring(0, equals)));
    }
}
