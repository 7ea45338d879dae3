package dev.repwatch.monitor.notify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.notify.ledger.LedgerProcess.Line;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.outbox.AlertJson;
import dev.repwatch.monitor.store.outbox.LateBacklog;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What each recap stood for, by the rows that say they were told by it: what came and went in a long outage is one message, which
 * names as many events as fit into it, and says how many all are.
 */
public record Recaps(List<Row> rows) {

    /**
     * A message of the outbox that was told by another.
     *
     * @param events those that it would have told itself
     */
    record Row(String channel, String by, String key, List<String> events) {}

    public static Recaps of(Database database) {
        return new Recaps(database.read(t -> t.handle()
                .createQuery("SELECT channel, superseded_by, dedupe_key, body FROM outbox"
                        + " WHERE state = 'SUPERSEDED' AND superseded_by IS NOT NULL")
                .map((row, context) -> new Row(
                        row.getString("channel"),
                        row.getString("superseded_by"),
                        row.getString("dedupe_key"),
                        AlertJson.read(row.getString("body")).events()))
                .list()));
    }

    /**
     * The events that a message told. Those that it does not name are known only where it is a recap, and then it must say how
     * many the database counts, and name none that the database does not know of.
     */
    Line whole(Line line) {
        if (line.count() == line.events().size()) {
            return line;
        }
        assertThat(line.event()).as("names not all that it tells").startsWith(LateBacklog.RECAP);
        Set<String> stoodFor = stoodFor(line);
        assertThat(stoodFor).as("counted by %s", line.event()).hasSize(line.count());
        assertThat(stoodFor).as("named by %s", line.event()).containsAll(line.events());
        return new Line(line.face(), List.copyOf(stoodFor), line.repeat(), line.place(), line.answered(), line.count());
    }

    private Set<String> stoodFor(Line line) {
        Set<String> events = new LinkedHashSet<>(List.of(line.event()));
        rows.stream()
                .filter(row -> row.channel().equals(line.face()) && row.by().equals(line.event()))
                .filter(row -> !row.key().startsWith(LateBacklog.RECAP))
                .forEach(row -> events.addAll(row.events()));
        return events;
    }
}
