package dev.repwatch.alerts.slack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Remembers the newest thousands of presses, so that one which comes again does nothing again. */
final class HeardOnce {

    private static final int MOST = 10_000;

    private final Set<String> heard = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    });

    /** True the first time. */
    synchronized boolean isNew(String press) {
        return heard.add(press);
    }
}
