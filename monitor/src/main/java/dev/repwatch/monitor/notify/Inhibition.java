package dev.repwatch.monitor.notify;

import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.EventTable;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What trouble explains other news: a list that is not believed explains its own listings and silence; a dead resolver
 * explains that lists are silent or not believed.
 */
final class Inhibition {

    private static final String RESOLVER = "daemon:resolver";

    private final Set<String> troubles;

    private Inhibition(Set<String> troubles) {
        this.troubles = troubles;
    }

    /** Trouble that was told and is not over, and trouble that is about to be told. */
    static Inhibition now(Transaction transaction) {
        Set<String> troubles = new TreeSet<>();
        ThreadTable.open(transaction).stream()
                .map(ThreadRow::threadKey)
                .filter(Inhibition::explains)
                .forEach(troubles::add);
        for (var row : EventTable.untold(transaction, List.of("quarantined", "restored", "trouble"))) {
            PendingEvent.readable(row).filter(it -> explains(row.threadKey())).ifPresent(pendingEvent -> {
                if (pendingEvent.ends()) {
                    troubles.remove(row.threadKey());
                } else {
                    troubles.add(row.threadKey());
                }
            });
        }
        return new Inhibition(troubles);
    }

    private static boolean explains(String thread) {
        return thread.equals(RESOLVER) || thread.endsWith(":trouble");
    }

    /** The conversation that explains this, if any does. */
    Optional<String> of(PendingEvent pendingEvent) {
        String list = "list:" + pendingEvent.label("list") + ":trouble";
        return switch (pendingEvent.row().kind()) {
            case "opened" -> among(list);
            case "stale" -> among(list).or(() -> among(RESOLVER));
            case "quarantined" -> among(RESOLVER);
            default -> Optional.empty();
        };
    }

    private Optional<String> among(String trouble) {
        return troubles.contains(trouble) ? Optional.of(trouble) : Optional.empty();
    }
}
