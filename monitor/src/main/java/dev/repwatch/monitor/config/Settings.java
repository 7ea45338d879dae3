package dev.repwatch.monitor.config;

import java.util.List;

/**
 * What the daemon runs by: the configuration with everything expanded and resolved.
 *
 * @param file the sections
 * @param targets every watched target, once
 */
public record Settings(ConfigFile file, List<WatchedTarget> targets) {

    public Settings {
        targets = List.copyOf(targets);
    }
}
