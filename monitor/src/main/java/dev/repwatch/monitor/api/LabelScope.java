package dev.repwatch.monitor.api;

import java.util.Map;

/**
 * Which targets somebody may see: those that have all these labels. Applied where rows are chosen, never to what is shown of them.
 *
 * @param labels none: every target
 */
public record LabelScope(Map<String, String> labels) {

    public static final LabelScope ALL = new LabelScope(Map.of());

    public LabelScope {
        labels = Map.copyOf(labels);
    }

    public boolean all() {
        return labels.isEmpty();
    }

    /** @param has the labels of a target */
    public boolean covers(Map<String, String> has) {
        return labels.entrySet().stream().allMatch(it -> it.getValue().equals(has.get(it.getKey())));
    }
}
