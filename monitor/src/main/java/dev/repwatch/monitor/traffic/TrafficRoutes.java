package dev.repwatch.monitor.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.traffic.RefusalTable;
import dev.repwatch.monitor.store.traffic.UnclassifiedTable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What the mail logs said, and whom to stop mailing, over the API. Addresses of people only for the holder of the API token. */
public final class TrafficRoutes {

    private static final int MOST_TEXTS = 200;
    private static final int PAGE = 5_000;

    private final MailTraffic traffic;
    private final Database database;
    private final Suppressions suppressions;

    private TrafficRoutes(MailTraffic traffic, Database database, Suppressions suppressions) {
        this.traffic = traffic;
        this.database = database;
        this.suppressions = suppressions;
    }

    public static List<Endpoint> of(MailTraffic traffic, Database database, Suppressions suppressions) {
        TrafficRoutes routes = new TrafficRoutes(traffic, database, suppressions);
        return List.of(
                Endpoint.get("/api/v1/maillog", Role.VIEWER, "What the mail logs said in the last day")
                        .raw("application/json", request -> routes.status()),
                Endpoint.get("/api/v1/maillog/providers/{provider}", Role.VIEWER, "The same of one provider")
                        .raw("application/json", routes::provider),
                Endpoint.get("/api/v1/maillog/unclassified", Role.VIEWER, "Replies that no rule knows")
                        .raw("application/json", request -> routes.unclassified()),
                Endpoint.post("/api/v1/suppression/list", Role.ADMIN, "Addresses to stop mailing")
                        .raw("application/json", routes::list),
                Endpoint.post("/api/v1/suppression/add", Role.ADMIN, "Stop mailing an address")
                        .raw("application/json", routes::add),
                Endpoint.post("/api/v1/suppression/remove", Role.ADMIN, "Mail an address again")
                        .raw("application/json", routes::remove));
    }

    private Reply status() {
        TrafficView view = traffic.view();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("on", traffic.on());
        fields.put("fresh", traffic.fresh());
        fields.put("logs", traffic.logs().stream().map(TrafficRoutes::log).toList());
        fields.put("hours", TrafficView.WINDOW.toHours());
        fields.put("traffic", rows(view, view.all()));
        fields.put(
                "refusals", view.refusals().stream().map(TrafficRoutes::refusal).toList());
        fields.put("waiting", new TreeMap<>(view.waiting()));
        fields.put("suppressed", view.suppressed());
        fields.put("held", view.held());
        return Reply.json(Reply.OK, fields);
    }

    private static Map<String, Object> log(MailTraffic.LogState log) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("log", log.name());
        fields.put("last_line", log.lastLine().toString());
        fields.put("behind", log.behind());
        fields.put("state", log.unreadable() ? "unreadable" : log.quiet() ? "quiet" : "followed");
        return fields;
    }

    private Reply provider(Request request) {
        String provider = request.variables().getOrDefault("provider", "");
        TrafficView view = traffic.view();
        Collection<Map.Entry<TrafficView.Key, TrafficCounts>> found = view.ofProvider(provider);
        if (found.isEmpty()) {
            throw new HttpRefusal(HttpRefusal.NOT_FOUND, "nothing was sent to that provider in 24 hours");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("provider", provider);
        fields.put("traffic", rows(view, found));
        Map<String, Long> classes = new TreeMap<>();
        found.forEach(entry ->
                entry.getValue().classes().forEach((meaning, n) -> classes.merge(shown(meaning), n, Long::sum)));
        fields.put("classes", classes);
        fields.put(
                "refusals",
                view.refusals().stream()
                        .filter(row -> row.provider().equals(provider))
                        .map(TrafficRoutes::refusal)
                        .toList());
        fields.put("waiting", view.waiting().getOrDefault(provider, 0L));
        return Reply.json(Reply.OK, fields);
    }

    /** Nobody knows whether it was delivered. */
    private static String shown(ReplyClass meaning) {
        return meaning == ReplyClass.DELIVERED ? Outcome.ACCEPTED.label() : meaning.label();
    }

    private List<Map<String, Object>> rows(
            TrafficView view, Collection<Map.Entry<TrafficView.Key, TrafficCounts>> counts) {
        LevelPolicy levels = traffic.levels();
        return counts.stream()
                .map(entry -> row(view, levels, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Map<String, Object> row(
            TrafficView view, LevelPolicy levels, TrafficView.Key key, TrafficCounts counts) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("source", key.source().isEmpty() ? "unknown" : key.source());
        fields.put("provider", key.provider());
        fields.put("attempts", counts.attempts());
        for (Outcome outcome : Outcome.values()) {
            fields.put(outcome.label(), counts.of(outcome));
        }
        fields.put("unknown_users", counts.unknownUsers().hits());
        fields.put("blocked", counts.blocked().hits());
        fields.put("level", levels.worst(counts, key.provider()).label());
        TrafficView.Times times = view.times().get(key);
        if (times != null) {
            fields.put("median_seconds", times.median().toMillis() / 1000.0);
            fields.put("p95_seconds", times.p95().toMillis() / 1000.0);
        }
        return fields;
    }

    private static Map<String, Object> refusal(RefusalTable.Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("hour", row.hour().toString());
        fields.put("source", row.source().isEmpty() ? "unknown" : row.source());
        fields.put("provider", row.provider());
        fields.put("named", row.named());
        fields.put("refused", row.n());
        fields.put("sample", row.sample());
        return fields;
    }

    private Reply unclassified() {
        List<UnclassifiedTable.Row> rows =
                database.read(transaction -> UnclassifiedTable.commonest(transaction, MOST_TEXTS));
        return Reply.json(
                Reply.OK, Map.of("texts", rows.stream().map(TrafficRoutes::text).toList()));
    }

    private static Map<String, Object> text(UnclassifiedTable.Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("count", row.n());
        fields.put("first", row.first().toString());
        fields.put("last", row.last().toString());
        fields.put("provider", row.provider());
        fields.put("text", row.said());
        return fields;
    }

    private Reply list(Request request) {
        JsonNode asked = request.json();
        List<Suppression> page = suppressions.page(
                asked.path("after").asText(""), asked.path("held").asBoolean(false), PAGE);
        TrafficView view = traffic.view();
        return Reply.json(
                Reply.OK,
                Map.of(
                        "suppressed", view.suppressed(),
                        "held", view.held(),
                        "addresses", page.stream().map(TrafficRoutes::address).toList()));
    }

    private static Map<String, Object> address(Suppression one) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("address", one.address());
        fields.put("class", one.meaning().label());
        fields.put("provider", one.provider());
        fields.put("first", one.first().toString());
        fields.put("last", one.last().toString());
        fields.put("count", one.count());
        fields.put("last_reply", one.reply());
        return fields;
    }

    private Reply add(Request request) {
        return changed(request, address -> {
            suppressions.add(address, request.json().path("note").asText(""));
            return true;
        });
    }

    private Reply remove(Request request) {
        return changed(request, suppressions::remove);
    }

    private static Reply changed(Request request, Predicate<String> change) {
        try {
            boolean done = change.test(request.json().path("address").asText(""));
            return Reply.json(Reply.OK, Map.of("changed", done));
        } catch (IllegalArgumentException refused) {
            throw new HttpRefusal(HttpRefusal.BAD_REQUEST, String.valueOf(refused.getMessage()), refused);
        }
    }
}
