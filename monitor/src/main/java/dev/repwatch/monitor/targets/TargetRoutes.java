package dev.repwatch.monitor.targets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.api.ApiJson;
import dev.repwatch.monitor.api.Call;
import dev.repwatch.monitor.api.CsvText;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Endpoint.None;
import dev.repwatch.monitor.api.EntityTag;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Keyset;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.config.bind.DidYouMean;
import dev.repwatch.monitor.config.targets.TypedTarget;
import dev.repwatch.monitor.incident.StateView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Targets over HTTP. The file is the truth: nothing here adds or changes one. */
public final class TargetRoutes {

    private static final Keyset<TargetLine> WORST_FIRST = new Keyset<>(TargetLine::key);
    private static final List<String> HEAD = List.of(
            "target", "name", "pool", "owner", "state", "score", "confidence", "listed", "severity", "last_check");

    private final TargetIndex index;

    private TargetRoutes(TargetIndex index) {
        this.index = index;
    }

    /**
     * A page of targets, the worst first.
     *
     * @param total of all pages
     * @param as_of when what they say was believed
     */
    public record TargetPage(List<TargetLine> items, Optional<String> next, int total, String as_of) {}

    /** Targets with equal labels, as Prometheus's {@code http_sd} reads them. */
    public record TargetGroup(List<String> targets, Map<String, String> labels) {}

    public static List<Endpoint> of(Supplier<StateView> state, Supplier<List<WatchedTarget>> watched) {
        TargetRoutes routes = new TargetRoutes(new TargetIndex(state, watched));
        return List.of(
                Endpoint.get("/api/v1/targets", Role.VIEWER, "Targets, the worst first, a page at a time")
                        .query(TargetQuery.class)
                        .replies(TargetPage.class, routes::page),
                Endpoint.post("/api/v1/targets", Role.ADMIN, "Refused: the configuration file says what is watched")
                        .raw("application/problem+json", TargetRoutes::fileIsTheTruth),
                Endpoint.get("/api/v1/targets/{target}", Role.VIEWER, "One target")
                        .replies(TargetLine.class, routes::one),
                Endpoint.get("/api/v1/targets.csv", Role.VIEWER, "The same targets as a table for spreadsheets")
                        .query(TargetQuery.class)
                        .csv(routes::csv),
                Endpoint.get("/sd/prometheus", Role.VIEWER, "Targets for other exporters (Prometheus http_sd)")
                        .query(TargetQuery.class)
                        .replies(JsonNode.class, routes::discovery),
                Endpoint.get(
                                "/badge/{target}",
                                Role.VIEWER,
                                "A badge of one target: NAME.svg, or NAME.json for shields.io")
                        .raw("image/svg+xml", routes::badge));
    }

    private static Reply fileIsTheTruth(Request request) {
        throw HttpRefusal.method(
                "GET",
                "targets are what the configuration says: [[targets]], [[target_files]]; a file that an inventory writes is"
                        + " read again by itself; what is to be watched for a while is a POST to /api/v1/watches");
    }

    private Reply page(Call<TargetQuery, None> call) {
        TargetIndex.Lines lines = index.lines();
        TargetQuery query = call.query();
        List<TargetLine> found = query.among(lines.all(), call.who().scope()).toList();
        Keyset.Page<TargetLine> page = WORST_FIRST.page(found, query.limit(), query.after());
        return page.linked(
                Reply.json(
                        Reply.OK,
                        new TargetPage(
                                page.rows(),
                                page.next(),
                                page.total(),
                                lines.view().at().toString())),
                call.request());
    }

    private Reply one(Call<None, None> call) {
        TargetLine line = named(call.request(), call.variable("target"));
        return new EntityTag("target-" + Integer.toHexString(line.hashCode())).on(Reply.json(Reply.OK, line));
    }

    /** Whoever may not see a target learns as much of it as of one that is not watched. */
    private TargetLine named(Request request, String typed) {
        String text = TypedTarget.spelling(typed);
        List<TargetLine> seen = index.lines().all().stream()
                .filter(it -> request.who().scope().covers(it.scopeLabels()))
                .toList();
        return seen.stream()
                .filter(it -> it.target().equals(text))
                .findFirst()
                .orElseThrow(() -> new HttpRefusal(
                        HttpRefusal.NOT_FOUND,
                        "\"" + Clean.line(text) + "\" is not watched"
                                + DidYouMean.hint(
                                        text,
                                        seen.stream().map(TargetLine::target).toList())));
    }

    private String csv(Call<TargetQuery, None> call) {
        return CsvText.of(
                HEAD,
                call.query()
                        .among(index.lines().all(), call.who().scope())
                        .map(it -> List.of(
                                it.target(),
                                it.name(),
                                it.pool().orElse(""),
                                it.labels().getOrDefault("owner", ""),
                                it.state(),
                                it.score().map(Object::toString).orElse(""),
                                Double.toString(it.confidence()),
                                Integer.toString(it.listed()),
                                it.severity().orElse(""),
                                it.last_check().orElse(""))));
    }

    private Reply discovery(Call<TargetQuery, None> call) {
        Map<Map<String, String>, List<String>> byLabels = new java.util.LinkedHashMap<>();
        call.query()
                .among(index.lines().all(), call.who().scope())
                .forEach(it -> byLabels.computeIfAbsent(metaLabels(it), fresh -> new ArrayList<>())
                        .add(it.target()));
        List<TargetGroup> groups = byLabels.entrySet().stream()
                .map(it -> new TargetGroup(it.getValue(), it.getKey()))
                .toList();
        return Reply.json(Reply.OK, ApiJson.MAPPER.<JsonNode>valueToTree(groups));
    }

    /** Prometheus drops what begins with {@code __meta_} unless it is relabelled: nothing of ours overwrites a label of theirs. */
    private static Map<String, String> metaLabels(TargetLine line) {
        Map<String, String> labels = new TreeMap<>();
        line.scopeLabels()
                .forEach(
                        (name, value) -> labels.put("__meta_repwatch_" + name.replaceAll("[^A-Za-z0-9_]", "_"), value));
        return labels;
    }

    private Reply badge(Request request) {
        String asked = request.variable("target");
        boolean json = asked.endsWith(".json");
        TargetLine line = named(request, asked.replaceFirst("\\.(svg|json)$", ""));
        Badge badge = Badge.of(line);
        return json
                ? Reply.json(Reply.OK, badge.shields())
                : new Reply(
                        Reply.OK,
                        "image/svg+xml; charset=utf-8",
                        badge.svg().getBytes(StandardCharsets.UTF_8),
                        Map.of("Cross-Origin-Resource-Policy", "cross-origin"));
    }
}
