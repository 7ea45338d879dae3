package dev.repwatch.monitor.notify.ledger;

import dev.repwatch.alerts.Alert;
import java.util.ArrayList;
import java.util.List;

/**
 * One message that a ledger took.
 *
 * @param keys the events it tells: its own, and those merged into it
 * @param repeat it says that it may have been told before
 * @param answered the sender was told that it was taken
 */
public record Entry(String channel, String thread, boolean repeat, List<String> keys, boolean answered) {

    static String line(String channel, Alert alert) {
        return String.join(
                "\t",
                channel,
                alert.threadKey(),
                Boolean.toString(alert.repeat()),
                alert.dedupeKey(),
                alert.label("merged").orElse(""));
    }

    static Entry parse(String line, boolean answered) {
        String[] parts = line.split("\t", -1);
        List<String> keys = new ArrayList<>(List.of(parts[3]));
        if (!parts[4].isEmpty()) {
            keys.addAll(List.of(parts[4].split(" ")));
        }
        return new Entry(
                parts[0],
                inside(parts[1]),
                Boolean.parseBoolean(parts[2]),
                keys.stream().map(Entry::inside).toList(),
                answered);
    }

    /** Without the tag of the installation. */
    static String inside(String name) {
        return name.replaceFirst("@[0-9a-f]{10}$", "");
    }

    String key() {
        return keys.get(0);
    }
}
