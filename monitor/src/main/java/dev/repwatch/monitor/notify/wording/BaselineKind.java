package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.TargetNames;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.FirstLookDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.event.Level;

/** What was already listed at the first look: one digest, so that nobody is paged for old news and nobody misses it. */
public final class BaselineKind {

    /** More lines than this nobody reads in a chat; the rest is counted. */
    private static final int LINES = 50;

    private static final int LOGGED = 10;

    public static final IncidentKind<FirstLookDetail> KIND = IncidentKind.of("baseline", FirstLookDetail.class)
            .severity(detail -> worst(detail.episodes()))
            .notCounted()
            .alertName(detail -> "RepwatchBaseline")
            .keys(BaselineKind::keys)
            .labels((detail, names) -> Map.of())
            .logged(event -> logged(event.detail()))
            .words(new OwnSpeech<>(
                    List.of(
                            "baseline.headline",
                            "baseline.headline.checks",
                            "baseline.clean",
                            "baseline.entry",
                            "baseline.why",
                            "baseline.why.checks",
                            "baseline.advice",
                            "baseline.advice.checks"),
                    (context, kind) -> new BaselineKind(context, kind)::taken))
            .kind();

    private final Words words;
    private final TargetNames targetNames;
    private final IncidentKind<FirstLookDetail> kind;

    private BaselineKind(WordContext context, IncidentKind<FirstLookDetail> kind) {
        this.words = context.words();
        this.targetNames = context.names();
        this.kind = kind;
    }

    private static IncidentKind.Keys keys(IncidentEvent<FirstLookDetail> event) {
        String thread = "baseline:" + event.at().toEpochMilli();
        return new IncidentKind.Keys(thread, thread, thread);
    }

    private Alert taken(IncidentEvent<FirstLookDetail> event) {
        FirstLookDetail happening = event.detail();
        Map<Target, List<Episode>> byTarget = byTarget(happening.episodes());
        AlertDraft alertDraft = kind.draft(Alert.Kind.DIGEST, event, targetNames);
        alertDraft.brief(
                words.say("fact.watched"),
                words.say("baseline.watched", "targets", happening.targets(), "lists", happening.lists()));
        byTarget.entrySet().stream().limit(LINES).forEach(it -> line(alertDraft, it.getKey(), it.getValue()));
        if (byTarget.size() > LINES) {
            alertDraft.fact(words.say("fact.more"), words.say("more", "count", byTarget.size() - LINES));
        }
        if (byTarget.isEmpty()) {
            return alertDraft
                    .headline(
                            Alert.Level.INFO,
                            words.say("baseline.clean", "targets", happening.targets(), "lists", happening.lists()))
                    .label("severity", "info")
                    .alert(words.language());
        }
        Severity worst = worst(happening.episodes());
        // a record that fails is no listing, and whoever reads "listed" looks in the wrong place
        String checks =
                happening.members().stream().anyMatch(EpisodeDetail.CheckDetail.class::isInstance) ? ".checks" : "";
        return alertDraft
                .headline(
                        Alert.Level.valueOf(worst.name().toUpperCase(Locale.ROOT)),
                        words.say(
                                "baseline.headline" + checks,
                                "listed",
                                byTarget.size(),
                                "targets",
                                happening.targets()))
                .label("severity", worst.label())
                .why(words.say("baseline.why" + checks))
                .advice(List.of(words.say("baseline.advice" + checks)))
                .alert(words.language());
    }

    private void line(AlertDraft alertDraft, Target target, List<Episode> episodes) {
        alertDraft.fact(
                targetNames.title(target), episodes.stream().map(this::entry).collect(Collectors.joining(", ")));
    }

    private String entry(Episode episode) {
        return words.say(
                "baseline.entry",
                "list",
                targetNames.title(episode.source(), words.language()),
                "code",
                episode.listing().worst().name(),
                "severity",
                words.say("severity." + episode.listing().severity().label()));
    }

    /** Worst first, so that a cut list loses the least. */
    private static Map<Target, List<Episode>> byTarget(List<Episode> episodes) {
        return episodes.stream()
                .sorted(Comparator.comparing((Episode it) -> it.listing().severity())
                        .thenComparing(it -> it.target().text())
                        .thenComparing(Episode::source))
                .collect(Collectors.groupingBy(Episode::target, LinkedHashMap::new, Collectors.toList()));
    }

    private static Severity worst(List<Episode> episodes) {
        return episodes.stream()
                .map(it -> it.listing().severity())
                .min(Comparator.naturalOrder())
                .orElse(Severity.INFO);
    }

    private static LogLine logged(FirstLookDetail it) {
        List<Episode> episodes = it.episodes();
        String some = episodes.isEmpty()
                ? ""
                : episodes.stream()
                        .limit(LOGGED)
                        .map(one -> one.target().text() + " on " + one.source())
                        .collect(Collectors.joining(", ", ": ", episodes.size() > LOGGED ? " …" : ""));
        return LogLine.of(
                Level.INFO,
                "baseline_taken",
                "first look over (targets: " + it.targets() + ", lists and checks: " + it.lists() + "), found already: "
                        + episodes.size() + some,
                "listings",
                episodes.size());
    }
}
