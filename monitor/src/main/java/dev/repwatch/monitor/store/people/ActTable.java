package dev.repwatch.monitor.store.people;

import dev.repwatch.monitor.store.Columns;
import dev.repwatch.monitor.store.Transaction;
import java.time.Instant;
import java.util.List;

/** What people did, by whichever door. A row is written in the transaction of the act, so that neither is without the other. */
public final class ActTable {

    /**
     * One act.
     *
     * @param who a short line, as the login or the channel says
     * @param door {@code web}, {@code api} or the name of a channel
     * @param verb such as {@code ack}
     * @param object what it was about, such as {@code task-7} or a conversation
     * @param note in their words; may be empty
     */
    public record Act(Instant at, String who, String door, String verb, String object, String note) {

        /** One that came over the API. */
        public static Act byApi(Instant at, String who, String verb, String object, String note) {
            return new Act(at, who, API, verb, object, note);
        }
    }

    /** The door of programs. */
    public static final String API = "api";

    private ActTable() {}

    public static void put(Transaction transaction, Act act) {
        transaction
                .handle()
                .createUpdate("INSERT INTO act (at, who, door, verb, object, note)"
                        + " VALUES (:at, :who, :door, :verb, :object, :note)")
                .bind("at", act.at().toEpochMilli())
                .bind("who", Columns.fit(act.who(), 200))
                .bind("door", Columns.fit(act.door(), 64))
                .bind("verb", Columns.fit(act.verb(), 32))
                .bind("object", Columns.fit(act.object(), 400))
                .bind("note", Columns.fit(act.note(), 1000))
                .execute();
    }

    /** The last ones, the newest first. */
    public static List<Act> last(Transaction transaction, int skip, int most) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM act ORDER BY id DESC OFFSET :skip ROWS FETCH NEXT :most ROWS ONLY")
                .bind("skip", skip)
                .bind("most", most)
                .map((row, context) -> new Act(
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("who"),
                        row.getString("door"),
                        row.getString("verb"),
                        row.getString("object"),
                        row.getString("note")))
                .list();
    }
}
