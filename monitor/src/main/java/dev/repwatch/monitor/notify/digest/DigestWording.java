package dev.repwatch.monitor.notify.digest;

import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Chart;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.TargetNames;
import dev.repwatch.monitor.delisting.CountedCost;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Moments;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.Episode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A digest in words. */
final class DigestWording {

    private static final int LINES = 50;
    private static final int SCORES = 8;
    private static final int FULL = 100;

    private final Words words;
    private final Moments moments;
    private final TargetNames targetNames;
    private final Directory directory;
    private final CountedCost costs;

    DigestWording(Language language, ZoneId zone, Directory directory) {
        this.words = Words.of(DigestWording.class, language);
        this.moments = new Moments(language, zone);
        this.targetNames = new TargetNames(directory);
        this.directory = directory;
        this.costs = new CountedCost(language);
    }

    Alert digest(Period period, DigestData found, Instant at) {
        String kind = period.kind().label();
        List<Alert.Fact> facts = new ArrayList<>();
        facts.add(brief("fact.time", moments.between(period.from(), period.until())));
        facts.add(brief("fact.watched", Integer.toString(found.watched())));
        list(facts, "fact.opened", found.opened(), this::began);
        list(facts, "fact.closed", found.closed(), this::ended);
        list(facts, "fact.open", found.open(), it -> lasting(it, period.until()));
        scores(facts, found.scores());
        if (!found.doubted().isEmpty()) {
            facts.add(wide(
                    "fact.doubted",
                    found.doubted().stream()
                            .map(it -> targetNames.title(new SourceId(it), words.language()))
                            .collect(Collectors.joining(", "))));
        }
        if (!found.dead().isEmpty()) {
            facts.add(wide("fact.dead", words.say("dead", "lists", String.join(", ", found.dead()))));
        }
        found.more().forEach(part -> facts.add(new Alert.Fact(part.title(), lines(part.lines()), false)));
        List<String> unknown =
                period.kind() == Period.Kind.WEEKLY ? directory.notConfigured(words.language()) : List.of();
        if (!unknown.isEmpty()) {
            facts.add(wide("fact.not_configured", lines(unknown)));
        }
        if (found.givenUp() > 0) {
            facts.add(wide("fact.given_up", words.say("given_up", "count", found.givenUp())));
        }
        return new Alert(
                        Alert.Kind.DIGEST,
                        Alert.Level.INFO,
                        headline(kind, found),
                        facts,
                        "",
                        found.open().isEmpty() ? List.of() : List.of(words.say("advice")),
                        List.of(),
                        List.of(),
                        period.key(),
                        "digest:" + kind,
                        period.key(),
                        Map.of("severity", "info", "digest", kind, "alertname", "RepwatchDigest"),
                        false,
                        at,
                        words.language().tag())
                .withCharts(charts(period, found.scores()));
    }

    Language language() {
        return words.language();
    }

    private String headline(String kind, DigestData found) {
        return words.say(
                found.quiet() ? "headline.quiet" : "headline",
                "kind",
                words.say("kind." + kind),
                "listed",
                found.listedTargets(),
                "watched",
                found.watched(),
                "opened",
                found.opened().size(),
                "closed",
                found.closed().size());
    }

    private void list(List<Alert.Fact> facts, String label, List<Episode> episodes, Function<Episode, String> line) {
        if (episodes.isEmpty()) {
            return;
        }
        facts.add(wide(label, lines(episodes.stream().map(line).toList())));
    }

    private String lines(List<String> all) {
        List<String> lines = new ArrayList<>(all.stream().limit(LINES).toList());
        if (all.size() > LINES) {
            lines.add(words.say("more", "count", all.size() - LINES));
        }
        return String.join("\n", lines);
    }

    private String began(Episode episode) {
        return words.say(
                "line.opened",
                "target",
                targetNames.title(episode.target()),
                "list",
                targetNames.title(episode.source(), words.language()),
                "code",
                episode.listing().worst().name(),
                "at",
                moments.at(episode.firstSeen()));
    }

    private String ended(Episode episode) {
        Instant end = episode.closing().map(Episode.Closed::at).orElse(episode.lastSeen());
        return words.say(
                "line.closed",
                "target",
                targetNames.title(episode.target()),
                "list",
                targetNames.title(episode.source(), words.language()),
                "lasted",
                moments.lasting(Duration.between(episode.firstSeen(), end)));
    }

    /** With what it costs, where logs of mail servers tell. */
    private String lasting(Episode episode, Instant now) {
        String line = day(episode, now);
        return directory
                .cost(episode.target().text(), episode.source())
                .map(cost -> words.say("line.open.cost", "line", line, "cost", costs.brief(cost)))
                .orElse(line);
    }

    private String day(Episode episode, Instant now) {
        return words.say(
                "line.open",
                "target",
                targetNames.title(episode.target()),
                "list",
                targetNames.title(episode.source(), words.language()),
                "day",
                Duration.between(episode.firstSeen(), now).toDays() + 1);
    }

    private void scores(List<Alert.Fact> facts, List<ScoreLine> scores) {
        List<ScoreLine> lost = scores.stream()
                .filter(it -> it.last() < FULL || it.first() < FULL)
                .toList();
        String lines = Stream.concat(
                        lost.stream().limit(SCORES).map(this::line),
                        lost.size() > SCORES
                                ? Stream.of(words.say("more", "count", lost.size() - SCORES))
                                : Stream.empty())
                .collect(Collectors.joining("\n"));
        if (!lines.isEmpty()) {
            facts.add(wide("fact.scores", lines));
        }
    }

    private String line(ScoreLine score) {
        return words.say(
                score.first() == score.last() ? "line.score.same" : "line.score",
                "target",
                score.target(),
                "from",
                score.first(),
                "to",
                score.last());
    }

    /** The title says in words what the picture shows, for those who cannot see it. */
    private List<Chart> charts(Period period, List<ScoreLine> scores) {
        if (scores.isEmpty()) {
            return List.of();
        }
        ScoreLine lowest = scores.get(0);
        String title = words.say(
                scores.size() > SCORES ? "chart.some" : "chart",
                "shown",
                SCORES,
                "all",
                scores.size(),
                "time",
                moments.between(period.from(), period.until()),
                "target",
                lowest.target(),
                "score",
                lowest.last());
        return List.of(new Chart(
                title,
                FULL,
                moments.zone(),
                scores.stream()
                        .limit(SCORES)
                        .map(it -> new Chart.Line(it.target(), it.points()))
                        .toList()));
    }

    private Alert.Fact brief(String label, String value) {
        return new Alert.Fact(words.say(label), value, true);
    }

    private Alert.Fact wide(String label, String value) {
        return new Alert.Fact(words.say(label), value, false);
    }
}
