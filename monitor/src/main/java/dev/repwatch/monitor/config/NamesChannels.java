package dev.repwatch.monitor.config;

import java.util.List;

/** A section that names channels; a name that no {@code [[channels]]} has is a problem of the configuration. */
public interface NamesChannels {

    /** What it names. */
    List<Reference> namings();

    /**
     * One place that names channels.
     *
     * @param table the record of the table that holds the key
     * @param where what people call the table, such as {@code [alerting]}
     * @param key the key
     */
    record Reference(Record table, String where, String key, List<String> channels) {

        public Reference {
            channels = List.copyOf(channels);
        }
    }
}
