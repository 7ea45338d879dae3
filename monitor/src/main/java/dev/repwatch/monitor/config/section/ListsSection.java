package dev.repwatch.monitor.config.section;

import dev.repwatch.checks.reputation.SourceId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code [lists]}: which lists of the catalogue are asked.
 *
 * @param defaults true (when absent): ask those that the catalogue enables; false: only those enabled or defined here
 * @param enable asked as well
 * @param disable not asked
 * @param acceptTerms lists whose terms of use the admin has taken care of, by an agreement or a subscription
 */
public record ListsSection(
        Optional<Boolean> defaults, List<SourceId> enable, List<SourceId> disable, List<SourceId> acceptTerms) {

    public ListsSection {
        enable = List.copyOf(enable);
        disable = List.copyOf(disable);
        acceptTerms = List.copyOf(acceptTerms);
    }

    /** Whether the catalogue's own choice is asked. */
    public boolean usual() {
        return defaults.orElse(true);
    }

    /** Lists that may be asked more often than their free use allows. */
    public Set<SourceId> accepted() {
        return Set.copyOf(acceptTerms);
    }
}
