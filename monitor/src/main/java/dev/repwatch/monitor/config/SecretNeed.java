package dev.repwatch.monitor.config;

import dev.repwatch.monitor.config.bind.KeyPath;
import dev.repwatch.monitor.config.bind.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which secrets of the configuration a reader uses. Who looks at the plan, or asks lists once, need not be able to read the
 * tokens of channels and feeds.
 */
public enum SecretNeed {
    /** The daemon, and whoever checks its configuration. */
    ALL,
    /** Who asks lists: some have a key in their zone. */
    KEYS_OF_LISTS,
    /** Who looks at the database itself. */
    DATABASE,
    /** Who asks nobody. */
    NONE;

    /** Sections whose secrets are judged as they are read, and which nobody but the daemon uses. */
    private static final Set<String> DAEMON_ONLY = Set.of("feeds", "heartbeat");

    boolean of(KeyPath where) {
        return switch (this) {
            case ALL -> true;
            case KEYS_OF_LISTS -> where.value().endsWith("[[list]]");
            case DATABASE -> where.value().endsWith("[storage]");
            case NONE -> false;
        };
    }

    /** What of the file is read at all. */
    Node.Table part(Node.Table root) {
        if (this == ALL) {
            return root;
        }
        Map<String, Node> entries = new LinkedHashMap<>(root.entries());
        entries.keySet().removeAll(DAEMON_ONLY);
        return new Node.Table(root.place(), entries, Optional.empty());
    }
}
