package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.Figures;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.Members;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The last figures of outbox and desk, so that a scrape never asks the database. */
final class FigureBoard {

    private final Database database;
    private volatile Figures figures = new Figures(Map.of(), Map.of());
    private volatile Map<Long, String> handled = Map.of();

    FigureBoard(Database database) {
        this.database = database;
    }

    void refresh(Instant now) {
        figures = database.read(Figures::read);
        handled = database.read(transaction -> handled(transaction, now));
    }

    private static Map<Long, String> handled(Transaction transaction, Instant now) {
        Map<Long, String> handled = new HashMap<>();
        for (ThreadRow thread : ThreadTable.open(transaction)) {
            boolean snoozed = thread.snoozedUntil().filter(now::isBefore).isPresent();
            if (snoozed || thread.ack().isPresent()) {
                Members.in(transaction, thread.threadKey()).stream()
                        .filter(Members.Member::open)
                        .forEach(member -> handled.put(member.episode(), snoozed ? "snoozed" : "acknowledged"));
            }
        }
        return Map.copyOf(handled);
    }

    /** Open episodes that somebody has in hand, and how. */
    Map<Long, String> handled() {
        return handled;
    }

    Figures figures() {
        return figures;
    }
}
