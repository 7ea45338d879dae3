package dev.repwatch.monitor.config;

import java.util.List;
import java.util.Set;

/** A section that adds demands of receivers to those that are shipped; what is wrong with them is a problem of the configuration. */
public interface AddsDemands {

    /**
     * What it adds.
     *
     * @param table the record of the table that holds the key
     * @param where what people call the table, such as {@code [posture]}
     * @param receivers whose demands are added
     * @param faults what is wrong, a sentence each
     */
    record Demands(Record table, String where, String key, Set<String> receivers, List<String> faults) {

        public Demands {
            receivers = Set.copyOf(receivers);
            faults = List.copyOf(faults);
        }
    }

    Demands added();
}
