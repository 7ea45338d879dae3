package dev.repwatch.monitor.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks through a whole database for what must never be in it. */
public final class StoreAudit {

    private StoreAudit() {}

    /** One line a fault; none when all is well. */
    public static List<String> faults(Transaction transaction) {
        List<String> faults = new ArrayList<>();
        none(
                transaction,
                faults,
                "two open episodes for one key",
                "SELECT target_id, source_id FROM episode"
                        + " WHERE closed_at IS NULL GROUP BY target_id, source_id HAVING COUNT(*) > 1");
        none(
                transaction,
                faults,
                "listed without an open episode, though not flapping",
                "SELECT k.target_id FROM"
                        + " key_state k LEFT JOIN episode e ON e.id = k.episode_id AND e.closed_at IS NULL"
                        + " WHERE k.phase IN ('LISTED', 'CLEARING') AND e.id IS NULL"
                        + " AND k.state_json NOT LIKE '%\"flapping\":true%'");
        none(
                transaction,
                faults,
                "an open episode that no state knows",
                "SELECT e.id FROM episode e LEFT JOIN"
                        + " key_state k ON k.episode_id = e.id WHERE e.closed_at IS NULL AND k.episode_id IS NULL");
        none(
                transaction,
                faults,
                "an episode without the line that it opened",
                "SELECT id FROM episode WHERE id NOT IN"
                        + " (SELECT episode_id FROM episode_event WHERE kind = 'opened')");
        none(
                transaction,
                faults,
                "a gap in the history of an episode",
                "SELECT episode_id FROM episode_event" + " GROUP BY episode_id HAVING MAX(seq) <> COUNT(*)");
        none(
                transaction,
                faults,
                "an opening that is not to be told exactly once",
                told("opened", "'opened', 'reopened'"));
        none(transaction, faults, "a clearing that is not to be told exactly once", told("cleared", "'cleared'"));
        none(
                transaction,
                faults,
                "a listing without a task",
                "SELECT id FROM episode WHERE NOT baseline AND id NOT IN" + " (SELECT episode_id FROM telling_member)");
        return faults;
    }

    /** How many lines of these kinds the histories of all episodes hold. */
    public static long lines(Transaction transaction, String... kinds) {
        return transaction
                .handle()
                .createQuery("SELECT COUNT(*) FROM episode_event WHERE kind IN (<kinds>)")
                .bindList("kinds", List.of(kinds))
                .mapTo(Long.class)
                .one();
    }

    /** How often each pair, as {@code target list}, was told to be listed. */
    public static Map<String, Long> openings(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT t.text || ' ' || s.name AS pair, COUNT(*) AS openings FROM episode_event v"
                        + " JOIN episode e ON e.id = v.episode_id JOIN target t ON t.id = e.target_id"
                        + " JOIN source s ON s.id = e.source_id WHERE v.kind IN ('opened', 'reopened')"
                        + " GROUP BY t.text, s.name")
                .reduceRows(new TreeMap<>(), (pairs, row) -> {
                    pairs.put(row.getColumn("pair", String.class), row.getColumn("openings", Long.class));
                    return pairs;
                });
    }

    public static long lastEpisode(Transaction transaction) {
        return EpisodeRows.highestId(transaction);
    }

    /** Each line of this kind in the history of an episode that no digest told has one event in the outbox. */
    private static String told(String event, String lines) {
        return "SELECT e.id FROM episode e WHERE NOT e.baseline AND"
                + " (SELECT COUNT(*) FROM episode_event v WHERE v.episode_id = e.id AND v.kind IN (" + lines + "))"
                + " <> (SELECT COUNT(*) FROM telling_event t WHERE t.episode_id = e.id AND t.kind = '" + event + "')";
    }

    private static void none(Transaction transaction, List<String> faults, String fault, String query) {
        List<Long> found =
                transaction.handle().createQuery(query).mapTo(Long.class).list();
        if (!found.isEmpty()) {
            faults.add(fault + ": " + found);
        }
    }
}
