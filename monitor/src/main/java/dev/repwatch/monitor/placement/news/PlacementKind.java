package dev.repwatch.monitor.placement.news;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.WilsonInterval;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import dev.repwatch.monitor.notify.wording.IncidentKind;
import dev.repwatch.monitor.notify.wording.LogLine;
import dev.repwatch.monitor.notify.wording.PlainSpeech;
import dev.repwatch.monitor.notify.wording.WordContext;
import dev.repwatch.monitor.placement.news.PlacementDetail.AtProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Test mails of a stream end in spam, or nowhere: one conversation a stream, with all its providers. */
public final class PlacementKind {

    public static final IncidentKind<PlacementDetail> KIND = IncidentKind.of("placement", PlacementDetail.class)
            .severity(PlacementKind::severity)
            .countedAs("placement")
            .alertName(detail -> detail.bad().stream().anyMatch(AtProvider::vanished)
                    ? "RepwatchPlacementMissing"
                    : "RepwatchPlacementSpam")
            .conversation(PlacementDetail::stream)
            .labels((detail, names) -> labels(detail))
            .logged(event -> LogLine.plain(
                    event,
                    "placement",
                    event.detail().stream() + ": "
                            + String.join(", ", event.detail().gist())))
            .words(PlainSpeech.<PlacementDetail>beside(
                            PlacementKind.class,
                            Set.of(Verb.OPENED, Verb.CHANGED, Verb.RESOLVED),
                            PlacementKind::values)
                    .fact(
                            "where",
                            (detail, context) -> detail.bad().stream()
                                    .map(it -> said(it, context))
                                    .collect(Collectors.joining("\n")))
                    .fact("inbox", (detail, context) -> String.join(", ", detail.good()))
                    .fact("log", PlacementKind::log)
                    .fact(
                            "seen",
                            (detail, context) -> detail.bad().stream()
                                    .filter(it -> !it.authentication().isEmpty())
                                    .map(it -> it.provider() + ": " + authentication(it))
                                    .collect(Collectors.joining("\n")))
                    .fact(
                            "since",
                            (detail, context) ->
                                    detail.since().map(context.moments()::at).orElse("")))
            .kind();

    private PlacementKind() {}

    private static Severity severity(PlacementDetail detail) {
        return detail.bad().stream()
                        .anyMatch(it -> it.vanished() && it.accepted().isPresent())
                ? Severity.CRITICAL
                : Severity.MAJOR;
    }

    private static Map<String, String> labels(PlacementDetail detail) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("stream", detail.stream());
        detail.pool().ifPresent(it -> labels.put("pool", it));
        labels.put("provider", detail.bad().stream().map(AtProvider::provider).collect(Collectors.joining(",")));
        return labels;
    }

    private static Map<String, ?> values(PlacementDetail detail, WordContext context) {
        List<String> brief = detail.bad().stream()
                .map(it -> context.words().say("short." + it.where().label(), "provider", it.provider()))
                .toList();
        return Map.of(
                "stream", detail.stream(),
                "what", String.join(context.words().say("and"), brief),
                "likely", context.words().say("likely." + likely(detail)),
                "provider",
                        detail.bad().stream()
                                .map(AtProvider::provider)
                                .findFirst()
                                .orElse(""));
    }

    /** Whose move it is, as far as the delivered copies tell. */
    private static String likely(PlacementDetail detail) {
        List<Map<String, String>> told = detail.bad().stream()
                .map(AtProvider::authentication)
                .filter(it -> !it.isEmpty())
                .toList();
        if (told.isEmpty()) {
            return "unknown";
        }
        return told.stream().allMatch(PlacementKind::passes) ? "content" : "dns";
    }

    private static boolean passes(Map<String, String> authentication) {
        return authentication.containsKey("dmarc")
                ? "pass".equals(authentication.get("dmarc"))
                : authentication.values().stream().allMatch("pass"::equals);
    }

    private static String said(AtProvider at, WordContext context) {
        return context.words()
                .say(
                        "at." + at.where().label(),
                        "provider",
                        at.provider(),
                        "runs",
                        at.runs(),
                        "bad",
                        at.badSeeds(),
                        "seeds",
                        at.seeds(),
                        "range",
                        WilsonInterval.of(at.badSeeds(), at.seeds()).text());
    }

    private static String log(PlacementDetail detail, WordContext context) {
        return detail.bad().stream()
                .map(it -> it.accepted()
                        .map(at -> context.words()
                                .say(
                                        it.client().isPresent() ? "log.accepted_from" : "log.accepted",
                                        "provider",
                                        it.provider(),
                                        "at",
                                        context.moments().at(at),
                                        "client",
                                        it.client().orElse("")))
                        .orElseGet(() -> context.words().say("log.unknown", "provider", it.provider())))
                .collect(Collectors.joining("\n"));
    }

    private static String authentication(AtProvider at) {
        return new TreeMap<>(at.authentication())
                .entrySet().stream()
                        .map(it -> it.getKey().toUpperCase(Locale.ROOT) + " " + it.getValue())
                        .collect(Collectors.joining(", "));
    }
}
