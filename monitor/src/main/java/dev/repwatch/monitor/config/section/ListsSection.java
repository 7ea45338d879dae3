package dev.repwatch.monitor.config.section;

import dev.repwatch.checks.reputation.SourceId;
import java.util.List;
import java.util.Optional;

/**
 * {@code [lists]}: which lists of the catalogue are asked.
 *
 * @param defaults true (when absent): ask those that the catalogue enables; false: only those enabled or defined here
 * @param enable asked as well
 * @param disable not asked
 */
public record ListsSection(Optional<Boolean> defaults, List<SourceId> enable, List<SourceId> disable) {

    public ListsSection {
        enable = List.copyOf(enable);
        disable = List.copyOf(disable);
    }

    /** Whether the catalogue's own choice is asked. */
    public boolean usual() {
        return defaults.orElse(true);
    }
}
