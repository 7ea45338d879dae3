package dev.repwatch.checks.posture.spf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Records that were read lately, by their octets: what was read does not change. Thread-safe, bounded. */
final class ReadRecords {

    private static final int MOST = 1000;
    private static final int LONGEST = 4096;

    private final Function<String, SpfSyntax> reader;
    private final Map<String, SpfSyntax> read = new LinkedHashMap<>(MOST, 0.75F, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SpfSyntax> eldest) {
            return size() > MOST;
        }
    };

    ReadRecords(Function<String, SpfSyntax> reader) {
        this.reader = reader;
    }

    SpfSyntax get(String octets) {
        if (octets.length() > LONGEST) {
            return reader.apply(octets);
        }
        synchronized (read) {
            return read.computeIfAbsent(octets, reader);
        }
    }
}
