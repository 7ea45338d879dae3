package dev.repwatch.monitor.cli;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.dnsbl.budget.PlanLine;
import dev.repwatch.checks.dnsbl.budget.QueryPlan;
import dev.repwatch.checks.reputation.TargetKind;
import dev.repwatch.monitor.cli.table.Cells;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.TermsCheck;
import dev.repwatch.monitor.config.WatchedTarget;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a configuration comes to, for people and for programs. */
final class EffectiveConfig {

    private static final int BUSIEST = 5;

    private final Settings settings;
    private final QueryPlan plan;

    EffectiveConfig(Settings settings) {
        this.settings = settings;
        this.plan = settings.plan();
    }

    /** What must not start like this: more questions than a list allows. */
    List<String> objections() {
        return plan.refused().stream()
                .map(line -> String.format(
                        Locale.ROOT,
                        "%s would be asked %,d times a day and its operator allows %,d; look less often, watch fewer targets,"
                                + " or say that you have an agreement: accept_terms = true in its [[list]]",
                        line.list(),
                        line.operatorPerDay(),
                        line.allowedPerDay().orElse(0L)))
                .toList();
    }

    /** A plan that the pace does not allow. */
    List<String> warnings() {
        return TermsCheck.scarcity(plan, settings.rounds().every()).stream().toList();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        line(text, "targets", targets());
        line(
                text,
                "lists",
                settings.lists().size() + " of " + settings.catalogue().all().size() + " known are asked");
        line(
                text,
                "feeds",
                none(settings.file().feeds().keySet().stream()
                        .map(Object::toString)
                        .sorted()
                        .collect(Collectors.joining(", "))));
        line(text, "channels", none(channels()));
        line(text, "queries", String.format(Locale.ROOT, "%,d a day planned; most of them:", plan.queriesPerDay()));
        busiest()
                .forEach(busy -> line(
                        text,
                        "",
                        String.format(
                                Locale.ROOT,
                                "%-24s %,12d%s",
                                busy.list(),
                                busy.queriesPerDay(),
                                busy.allowedPerDay()
                                        .map(allowed -> String.format(Locale.ROOT, " of %,d allowed", allowed))
                                        .orElse(""))));
        return text.toString();
    }

    /** Keys stay; additions are fine. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "targets",
                settings.targets().stream().map(EffectiveConfig::target).toList());
        json.put("lists", plan.lines().stream().map(EffectiveConfig::list).toList());
        json.put(
                "feeds",
                settings.file().feeds().keySet().stream()
                        .map(Object::toString)
                        .sorted()
                        .toList());
        json.put(
                "channels",
                settings.file().channels().stream()
                        .map(channel -> Map.of(
                                "name", channel.name(),
                                "type", channel.type().type(),
                                "min_severity", channel.minSeverity().label()))
                        .toList());
        json.put("queries_per_day", plan.queriesPerDay());
        return json;
    }

    private String targets() {
        Map<TargetKind, Long> kinds = new EnumMap<>(TargetKind.class);
        settings.targets().forEach(watched -> kinds.merge(watched.target().kind(), 1L, Long::sum));
        long pools = settings.targets().stream()
                .flatMap(watched -> watched.pool().stream())
                .distinct()
                .count();
        String each = kinds.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey().label())
                .collect(Collectors.joining(", "));
        return settings.targets().size() + (each.isEmpty() ? "" : " (" + each + ") in " + Cells.count(pools, "pool"));
    }

    private String channels() {
        return settings.file().channels().stream()
                .map(channel -> channel.name() + " (" + channel.type().type() + ", from "
                        + channel.minSeverity().label() + ")")
                .collect(Collectors.joining(", "));
    }

    private List<PlanLine> busiest() {
        return plan.lines().stream()
                .sorted(Comparator.comparingLong(PlanLine::queriesPerDay).reversed())
                .limit(BUSIEST)
                .toList();
    }

    private static Map<String, Object> target(WatchedTarget watched) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("target", watched.target().text());
        json.put("name", watched.name());
        watched.pool().ifPresent(pool -> json.put("pool", pool));
        json.put("labels", watched.labels());
        return json;
    }

    private static Map<String, Object> list(PlanLine line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("list", line.list().value());
        json.put("queries_per_day", line.queriesPerDay());
        line.allowedPerDay().ifPresent(allowed -> json.put("allowed_per_day", allowed));
        return json;
    }

    private static String none(String text) {
        return text.isEmpty() ? "none" : text;
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append(String.format(Locale.ROOT, "%-9s %s%n", what, Clean.text(value)));
    }
}
