package dev.repwatch.monitor.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an incident is about: a record of facts, one class a kind of incident. Who brings a kind brings its record. */
public interface IncidentDetail {

    /** The span in the store that this incident is; empty for what has none. */
    default Optional<Episode> episode() {
        return Optional.empty();
    }

    /** When it began, where the detail knows; otherwise the conversation about it is asked. */
    default Optional<Instant> since() {
        return Optional.empty();
    }

    /** The incidents that a {@code BASELINE} tells at once. */
    default List<? extends IncidentDetail> members() {
        return List.of();
    }
}
