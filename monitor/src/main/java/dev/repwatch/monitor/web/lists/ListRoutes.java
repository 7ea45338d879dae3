package dev.repwatch.monitor.web.lists;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.incident.StateView.ListView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code GET /api/v1/lists}: whether each enabled list can be believed now, and since when not. */
public final class ListRoutes {

    public static final String PATH = "/api/v1/lists";

    private ListRoutes() {}

    /** @param state what is believed at the time of the request */
    public static List<Endpoint> of(Supplier<StateView> state) {
        return List.of(Endpoint.get(PATH, Role.VIEWER, "Whether each list can be believed now")
                .raw("application/json", request -> Reply.json(Reply.OK, Map.of("lists", lists(state.get())))));
    }

    private static List<Map<String, Object>> lists(StateView state) {
        return state.lists().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(list -> list(list.getKey(), list.getValue()))
                .toList();
    }

    private static Map<String, Object> list(SourceId id, ListView view) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id.value());
        fields.put("up", view.up());
        fields.put("listed_targets", view.listedTargets());
        view.lastSuccess().map(Instant::toString).ifPresent(at -> fields.put("last_success", at));
        view.quarantine().ifPresent(why -> {
            fields.put("cause", why.cause().label());
            fields.put("detail", why.detail());
            fields.put("since", why.since().toString());
        });
        view.doubt().ifPresent(why -> {
            why.cause().ifPresent(cause -> fields.put("cause", cause.label()));
            fields.put("detail", why.detail());
            fields.put("in_doubt_since", why.since().toString());
        });
        return fields;
    }
}
