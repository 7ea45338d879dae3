package dev.repwatch.monitor.web.lists;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.incident.StateView.ListView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code GET /api/v1/lists}: whether each enabled list can be believed now, and since when not. */
public final class ListRoutes {

    public static final String PATH = "/api/v1/lists";

    private ListRoutes() {}

    /** Every enabled list. */
    public record ListHealthList(List<ListHealth> lists) {}

    /**
     * Whether a list can be believed.
     *
     * @param cause why not, or why not yet
     * @param since when not
     * @param in_doubt_since since when what it newly says waits for its controls
     */
    public record ListHealth(
            String id,
            boolean up,
            int listed_targets,
            Optional<String> last_success,
            Optional<String> cause,
            Optional<String> detail,
            Optional<String> since,
            Optional<String> in_doubt_since) {}

    /** @param state what is believed at the time of the request */
    public static List<Endpoint> of(Supplier<StateView> state) {
        return List.of(Endpoint.get(PATH, Role.VIEWER, "Whether each list can be believed now")
                .answers(ListHealthList.class, call -> new ListHealthList(lists(state.get()))));
    }

    private static List<ListHealth> lists(StateView state) {
        return state.lists().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(list -> list(list.getKey(), list.getValue()))
                .toList();
    }

    private static ListHealth list(SourceId id, ListView view) {
        Optional<StateView.Quarantine> out = view.quarantine();
        Optional<StateView.Doubt> doubt = view.doubt();
        return new ListHealth(
                id.value(),
                view.up(),
                view.listedTargets(),
                view.lastSuccess().map(Instant::toString),
                doubt.flatMap(StateView.Doubt::cause)
                        .or(() -> out.map(StateView.Quarantine::cause))
                        .map(Cause::label),
                doubt.map(StateView.Doubt::detail).or(() -> out.map(StateView.Quarantine::detail)),
                out.map(it -> it.since().toString()),
                doubt.map(it -> it.since().toString()));
    }
}
