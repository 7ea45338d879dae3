package dev.repwatch.monitor.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.notify.ledger.Entry;
import dev.repwatch.monitor.notify.ledger.Ledger;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.outbox.OutboxAudit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares what the ledger received with what the store says was to be told: everything, and nothing twice, but for a message
 * that was under way at a kill; that may come again, and says so.
 */
final class ToldOnce {

    private final Ledger ledger;
    private final Set<String> doubtful = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private int repeats;

    ToldOnce(Ledger ledger) {
        this.ledger = ledger;
    }

    void afterAKill(Database database) {
        List<OutboxAudit.Message> messages = database.read(OutboxAudit::messages);
        Set<String> received = received();
        Set<String> known = new HashSet<>();
        for (OutboxAudit.Message message : messages) {
            known.add(message.key());
            if (message.underWay()) {
                doubtful.add(message.key());
            } else if (message.sent()) {
                assertThat(received).as("the store calls it sent").contains(message.key());
            }
        }
        assertThat(known).as("the channel received it").containsAll(received);
        assertThat(database.read(OutboxAudit::forgotten)).isEmpty();
    }

    void atTheEnd(Database database) {
        for (Entry entry : ledger.entries()) {
            boolean again = !entry.keys().stream().allMatch(told::add);
            if (again) {
                repeats++;
                assertThat(entry.repeat()).as("%s came again unmarked", entry).isTrue();
                assertThat(doubtful).as("came again without need").containsAll(entry.keys());
            }
        }
        assertThat(told).containsAll(database.read(OutboxAudit::events));
        assertThat(database.read(OutboxAudit::forgotten)).isEmpty();
        assertThat(database.read(OutboxAudit::messages))
                .extracting(OutboxAudit.Message::state)
                .isSubsetOf("SENT", "SUPERSEDED");
    }

    int events() {
        return told.size();
    }

    int repeats() {
        return repeats;
    }

    private Set<String> received() {
        Set<String> keys = new HashSet<>();
        ledger.entries().forEach(entry -> keys.addAll(entry.keys()));
        return keys;
    }
}
