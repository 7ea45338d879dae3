package dev.repwatch.monitor.config.targets;

import java.util.Map;
import java.util.Optional;

/**
 * One {@code [[target_files]]}: targets kept outside the configuration. {@code *.json} is Prometheus {@code file_sd};
 * anything else has one entry a line.
 *
 * @param path a file or a pattern, relative to the file it stands in
 * @param pool of targets that name none themselves
 * @param labels added to those of the targets
 * @param allowEmpty an empty file is meant; otherwise it is an accident and the last good content stays
 * @param maxExpand as in {@code [[targets]]}
 * @param allowPrivate as in {@code [[targets]]}
 */
public record TargetFileEntry(
        String path,
        Optional<String> pool,
        Map<String, String> labels,
        boolean allowEmpty,
        Optional<Integer> maxExpand,
        boolean allowPrivate) {}
