package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Score.Band;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.TargetNames;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.IncidentEvent.FeedMoved;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a feed found poor or bad at its first look: one digest, so that nobody is paged for old news. */
final class FeedBaselineWording {

    private static final int LINES = 50;

    private final Words words;
    private final Measures measures;
    private final TargetNames targetNames;

    FeedBaselineWording(Words words, Directory directory) {
        this.words = words;
        this.measures = new Measures(words);
        this.targetNames = new TargetNames(directory);
    }

    Alert taken(IncidentEvent.FeedBaseline it) {
        Map<Target, List<FeedMoved>> byTarget = it.found().stream()
                .sorted(Comparator.comparing(FeedMoved::to)
                        .reversed()
                        .thenComparing(one -> one.target().text()))
                .collect(Collectors.groupingBy(FeedMoved::target, LinkedHashMap::new, Collectors.toList()));
        boolean bad = it.found().stream().anyMatch(one -> one.to() == Band.BAD);
        String thread = "feed:" + it.feed() + ":baseline";
        AlertDraft alertDraft = new AlertDraft(Alert.Kind.DIGEST, it.at())
                .keys(AlertKeys.event(thread, "baseline", it.at()), thread, thread)
                .headline(
                        bad ? Alert.Level.MAJOR : Alert.Level.MINOR,
                        words.say(
                                "feed_baseline.headline",
                                "title",
                                it.title(),
                                "found",
                                byTarget.size(),
                                "targets",
                                it.targets()))
                .label("list", it.feed().value())
                .label(Alert.PASSING, "yes")
                .label("severity", bad ? "major" : "minor");
        byTarget.entrySet().stream()
                .limit(LINES)
                .forEach(one -> alertDraft.fact(
                        targetNames.title(one.getKey()),
                        one.getValue().stream().map(this::entry).collect(Collectors.joining(", "))));
        if (byTarget.size() > LINES) {
            alertDraft.fact(words.say("fact.more"), words.say("more", "count", byTarget.size() - LINES));
        }
        return alertDraft
                .why(words.say("feed_baseline.why"))
                .advice(List.of(words.say("feed.advice")))
                .alert(words.language());
    }

    private String entry(FeedMoved it) {
        return words.say(
                "feed_baseline.entry",
                "measure",
                measures.name(it),
                "value",
                measures.value(it),
                "band",
                words.say("feed.band." + it.to().name().toLowerCase(Locale.ROOT)));
    }
}
