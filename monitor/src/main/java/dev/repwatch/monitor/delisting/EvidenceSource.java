package dev.repwatch.monitor.delisting;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.delisting.evidence.RemovalEvidence;
import java.util.List;

/** Looks up what else is known about targets when somebody asks for their removal. */
@FunctionalInterface
public interface EvidenceSource {

    /**
     * May ask DNS and take a few seconds; never called within a transaction.
     *
     * @param targets their canonical text
     */
    List<RemovalEvidence> about(List<String> targets, SourceId list);

    static EvidenceSource none() {
        return (targets, list) -> List.of();
    }
}
