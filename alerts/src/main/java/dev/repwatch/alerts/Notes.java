package dev.repwatch.alerts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a channel must remember beyond a restart: small texts, each under a key of its own. Thread-safe. */
public interface Notes {

    Optional<String> read(String key);

    void write(String key, String text);

    void erase(String key);

    /** Forgotten with the process; the latest thousand. */
    static Notes inMemory() {
        return new Notes() {

            private static final int KEPT = 1000;

            private final Map<String, String> texts = new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                    return size() > KEPT;
                }
            };

            @Override
            public synchronized Optional<String> read(String key) {
                return Optional.ofNullable(texts.get(key));
            }

            @Override
            public synchronized void write(String key, String text) {
                texts.remove(key);
                texts.put(key, text);
            }

            @Override
            public synchronized void erase(String key) {
                texts.remove(key);
            }
        };
    }
}
