package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Score.Band;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.TargetNames;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.FeedFirstLookDetail;
import dev.repwatch.monitor.incident.FeedValueDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.event.Level;

/** What a feed found poor or bad at its first look: one digest, so that nobody is paged for old news. */
public final class FeedBaselineKind {

    private static final int LINES = 50;

    public static final IncidentKind<FeedFirstLookDetail> KIND = IncidentKind.of(
                    "feed_baseline", FeedFirstLookDetail.class)
            .storedAs(event -> "baseline")
            .severity(detail -> bad(detail) ? Severity.MAJOR : Severity.MINOR)
            .notCounted()
            .alertName(detail -> "RepwatchBaseline")
            .keys(event ->
                    IncidentKind.Keys.alone("feed:" + event.detail().feed() + ":baseline", "baseline", event.at()))
            .labels((detail, names) -> Map.of("list", detail.feed().value(), Alert.PASSING, "yes"))
            .logged(event -> logged(event.detail()))
            .words(new OwnSpeech<>(
                    List.of("feed_baseline.headline", "feed_baseline.entry", "feed_baseline.why", "feed.advice"),
                    (context, kind) -> new FeedBaselineKind(context, kind)::taken))
            .kind();

    private final Words words;
    private final Measures measures;
    private final TargetNames targetNames;
    private final IncidentKind<FeedFirstLookDetail> kind;

    private FeedBaselineKind(WordContext context, IncidentKind<FeedFirstLookDetail> kind) {
        this.words = context.words();
        this.measures = new Measures(words);
        this.targetNames = context.names();
        this.kind = kind;
    }

    private static boolean bad(FeedFirstLookDetail detail) {
        return detail.members().stream().anyMatch(one -> one.to() == Band.BAD);
    }

    private Alert taken(IncidentEvent<FeedFirstLookDetail> event) {
        FeedFirstLookDetail it = event.detail();
        Map<Target, List<FeedValueDetail>> byTarget = it.members().stream()
                .sorted(Comparator.comparing(FeedValueDetail::to)
                        .reversed()
                        .thenComparing(one -> one.target().text()))
                .collect(Collectors.groupingBy(FeedValueDetail::target, LinkedHashMap::new, Collectors.toList()));
        boolean bad = bad(it);
        AlertDraft alertDraft = kind.draft(Alert.Kind.DIGEST, event, targetNames)
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

    private String entry(FeedValueDetail it) {
        return words.say(
                "feed_baseline.entry",
                "measure",
                measures.name(it),
                "value",
                measures.value(it),
                "band",
                words.say("feed.band." + it.to().name().toLowerCase(Locale.ROOT)));
    }

    private static LogLine logged(FeedFirstLookDetail it) {
        return LogLine.of(
                Level.INFO,
                "feed_baseline",
                "feed " + it.feed() + ": first data about " + it.targets() + " targets, "
                        + it.members().size() + " poor or bad",
                "feed",
                it.feed());
    }
}
