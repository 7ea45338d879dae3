package dev.repwatch.monitor.diagnosis;

import dev.repwatch.monitor.diagnosis.evidence.Evidence;
import dev.repwatch.monitor.diagnosis.evidence.ListAnswer;
import dev.repwatch.monitor.diagnosis.evidence.LogCoverage;
import dev.repwatch.monitor.diagnosis.evidence.PostureFinding;
import dev.repwatch.monitor.diagnosis.evidence.Unusable;
import dev.repwatch.monitor.diagnosis.rules.Row;
import dev.repwatch.monitor.diagnosis.situation.Situation;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What could not be seen, and what would tell: at most three things to ask for, and everything that gave no answer. */
final class Unchecked {

    private static final int MOST_ASKS = 3;

    private final Situation situation;
    private final Texts texts;
    private final Map<String, String> values;
    private final EvidenceLines lines;

    Unchecked(Situation situation, Texts texts, Map<String, String> values, EvidenceLines lines) {
        this.situation = situation;
        this.texts = texts;
        this.values = values;
        this.lines = lines;
    }

    List<Card.NotChecked> of(Row row) {
        return Stream.of(unusable(), unsure(), absent(row))
                .flatMap(it -> it)
                .distinct()
                .toList();
    }

    private Stream<Card.NotChecked> unusable() {
        return situation
                .seen(Unusable.class)
                .map(it -> said(
                        it.kind(),
                        "unusable." + it.reason().name().toLowerCase(Locale.ROOT),
                        Map.of("kind", it.kind())));
    }

    private Stream<Card.NotChecked> unsure() {
        Stream<Card.NotChecked> lists = situation
                .listings()
                .unknown()
                .map(it -> said("observation", "unsure.observation", Map.of("list", list(it))));
        Stream<Card.NotChecked> posture = situation
                .seen(PostureFinding.class)
                .filter(it -> !it.pass() && !it.fail())
                .map(it -> said(
                        "posture",
                        "unsure.posture",
                        Map.of(
                                "check",
                                it.check().orElse("?").toUpperCase(Locale.ROOT),
                                "subject",
                                it.subject().or(it::ip).orElse("?"))));
        Stream<Card.NotChecked> coverage = situation
                .seen(LogCoverage.class)
                .filter(it -> it.reader().filter("ok"::equals).isEmpty())
                .map(it -> said("coverage", "unsure.coverage", Map.of("range", lines.range(it))));
        return Stream.of(lists, posture, coverage).flatMap(it -> it);
    }

    private Stream<Card.NotChecked> absent(Row row) {
        Set<String> seen = situation.seen(Evidence.class).map(Evidence::kind).collect(Collectors.toSet());
        return row.asks().stream()
                .filter(kind -> (!seen.contains(kind) && !kind.equals("eml"))
                        || (kind.equals("eml") && situation.subject().reply().isEmpty()))
                .limit(MOST_ASKS)
                .map(kind -> said(kind, "absent." + kind, Map.of()));
    }

    private String list(ListAnswer answer) {
        return texts.or(answer.list(), "list");
    }

    private Card.NotChecked said(String kind, String key, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(values);
        all.putAll(more);
        String[] parts = texts.say(key, all).split("\\|", 3);
        return new Card.NotChecked(kind, parts[0], parts[1], parts[2]);
    }
}
