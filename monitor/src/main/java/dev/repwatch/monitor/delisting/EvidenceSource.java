package dev.repwatch.monitor.delisting;

import dev.repwatch.alerts.Alert;
import java.util.List;

/**
 * What else is known about a target when somebody asks for its removal: when a list was last seen to list it, its PTR, SPF
 * and DMARC, recent volumes and refusals.
 */
@FunctionalInterface
public interface EvidenceSource {

    /**
     * @param target its canonical text
     * @param source the id of the list
     */
    List<Alert.Fact> about(String target, String source);

    static EvidenceSource none() {
        return (target, source) -> List.of();
    }
}
