package dev.repwatch.monitor.metrics;

import dev.repwatch.monitor.metrics.MetricsInput.FileView;
import java.util.List;

/** What is known of the files of lists that are read instead of asked. */
final class ListFileFamilies implements Families {

    @Override
    public List<Family> of(Snapshot now) {
        Family time = Family.of(Metric.LIST_FILE_TIME);
        Family entries = Family.of(Metric.LIST_FILE_ENTRIES);
        Family good = Family.of(Metric.LIST_FILE_GOOD);
        for (FileView file : now.input().files()) {
            String id = file.list().value();
            file.of().ifPresent(at -> {
                time.add(at, id);
                entries.add(file.entries(), id);
            });
            good.add(file.good(), id);
        }
        return List.of(time, entries, good);
    }
}
