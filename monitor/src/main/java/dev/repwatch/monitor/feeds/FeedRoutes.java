package dev.repwatch.monitor.feeds;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.FeedDetail;
import dev.repwatch.checks.feeds.FeedState;
import dev.repwatch.checks.feeds.LatestValue;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.bind.DidYouMean;
import dev.repwatch.monitor.config.targets.TypedTarget;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.LatestValueRows;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code GET /api/v1/feeds[?feed=NAME]}: how fresh each feed is, what is left of its quota, and of one feed its values. */
public final class FeedRoutes {

    public static final String PATH = "/api/v1/feeds";

    private final FeedCache book;
    private final Database database;
    private final InstantSource clock;

    private FeedRoutes(FeedCache book, Database database, InstantSource clock) {
        this.book = book;
        this.database = database;
        this.clock = clock;
    }

    public static List<Endpoint> of(FeedCache book, Database database, InstantSource clock) {
        FeedRoutes routes = new FeedRoutes(book, database, clock);
        return List.of(
                Endpoint.get(PATH, Role.VIEWER, "How fresh each feed is, and of one its values")
                        .raw("application/json", routes::feeds),
                Endpoint.get(PATH + "/history", Role.VIEWER, "Every change of a feed's numbers about a target")
                        .raw("application/json", routes::history));
    }

    /** {@code ?feed=NAME&target=TARGET}: every change of every number in 400 days. */
    private Reply history(Request request) {
        SourceId feed = asked(request).getKey();
        String target = request.query("target")
                .map(TypedTarget::spelling)
                .orElseThrow(() -> new HttpRefusal(HttpRefusal.BAD_REQUEST, "say which target: &target=…"));
        List<Map<String, Object>> changes = new ArrayList<>();
        book.standings(feed).stream()
                .filter(it -> it.target().text().equals(target))
                .sorted(Comparator.comparing(LatestValue::measure))
                .forEach(it -> database.read(
                                transaction -> LatestValueRows.history(transaction, feed, target, it.measure()))
                        .forEach(sample -> changes.add(change(it, sample))));
        return Reply.json(Reply.OK, Map.of("changes", changes));
    }

    private static Map<String, Object> change(LatestValue latestValue, LatestValueRows.Sample sample) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("measure", latestValue.measure());
        fields.put("data_of", sample.dataTime().toString());
        fields.put("shown", MeasureFormat.of(sample.value(), latestValue.unit()));
        sample.band().ifPresent(band -> fields.put("band", MeasureFormat.band(band)));
        return fields;
    }

    private Map.Entry<SourceId, FeedDeclaration> asked(Request request) {
        String name = request.query("feed").orElse("");
        Map<SourceId, FeedDeclaration> enabled = new TreeMap<>(book.enabled());
        return enabled.entrySet().stream()
                .filter(it -> it.getKey().value().equals(name))
                .findFirst()
                .orElseThrow(() -> new HttpRefusal(HttpRefusal.NOT_FOUND, off(name, enabled.keySet())));
    }

    private static String off(String name, Collection<SourceId> enabled) {
        List<String> on = enabled.stream().map(SourceId::value).toList();
        return "no feed \"" + Clean.line(name) + "\" is switched on; "
                + (on.isEmpty() ? "none is" : "these are: " + String.join(", ", on))
                + DidYouMean.hint(name, on);
    }

    private Reply feeds(Request request) {
        Map<SourceId, FeedDeclaration> enabled = new TreeMap<>(book.enabled());
        if (request.query("feed").isEmpty()) {
            return Reply.json(
                    Reply.OK,
                    Map.of(
                            "feeds",
                            enabled.entrySet().stream()
                                    .map(it -> feed(it.getKey(), it.getValue()))
                                    .toList()));
        }
        Map.Entry<SourceId, FeedDeclaration> asked = asked(request);
        SourceId id = asked.getKey();
        FeedDeclaration declaration = asked.getValue();
        Map<String, Object> one = feed(id, declaration);
        one.put(
                "measures",
                book.standings(id).stream()
                        .sorted(Comparator.comparing(
                                        (LatestValue it) -> it.target().text())
                                .thenComparing(LatestValue::measure))
                        .map(it -> measure(it, declaration))
                        .toList());
        one.put(
                "details",
                book.details(id, clock.instant()).stream()
                        .map(FeedRoutes::detail)
                        .toList());
        return Reply.json(Reply.OK, one);
    }

    private static Map<String, Object> detail(FeedDetail it) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("target", it.target());
        fields.put("kind", it.kind());
        fields.put("name", it.name());
        new TreeMap<>(it.counts()).forEach((what, many) -> fields.put(what.equals("all") ? "messages" : what, many));
        fields.put("note", it.note());
        return fields;
    }

    private Map<String, Object> feed(SourceId id, FeedDeclaration declaration) {
        FeedState state = book.row(id).state();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("feed", id.value());
        fields.put("title", declaration.title());
        fields.put("state", book.freshness(id, declaration, clock.instant()).label());
        fields.put("backlog", book.backlog(id));
        time(fields, "last_success", state.lastSuccess().orElse(Instant.EPOCH));
        time(fields, "last_data", state.lastData().orElse(Instant.EPOCH));
        state.quota().ifPresent(it -> fields.put("quota_left", it.remaining() + " of " + it.limit()));
        time(fields, "key_ends", state.credentialsExpire().orElse(Instant.EPOCH));
        state.trouble().ifPresent(it -> {
            fields.put("cause", it.cause().label());
            fields.put("trouble", it.detail());
            fields.put("since", it.since().toString());
            fields.put("failures", it.failures());
        });
        fields.put("remarks", book.remarks(id));
        fields.put("terms", declaration.terms());
        return fields;
    }

    /** What is not known is left out. */
    private static void time(Map<String, Object> fields, String name, Instant at) {
        if (at.isAfter(Instant.EPOCH)) {
            fields.put(name, at.toString());
        }
    }

    private Map<String, Object> measure(LatestValue it, FeedDeclaration declaration) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("target", it.target().text());
        fields.put("measure", it.measure());
        fields.put("value", it.value());
        fields.put("shown", MeasureFormat.of(it));
        it.band().ifPresent(band -> fields.put("band", MeasureFormat.band(band)));
        fields.put("data_of", it.dataTime().toString());
        fields.put("stale", it.stale(declaration, clock.instant()));
        fields.put("note", it.note());
        return fields;
    }
}
