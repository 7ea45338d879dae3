package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.refusal.ReplyClass;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.people.ActTable;
import dev.repwatch.monitor.store.traffic.AddressTable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The addresses nobody should mail any more, for people: to look at, to add to, to take from. */
public final class Suppressions {

    private static final int LONGEST = 512;

    private final Database database;
    private final InstantSource clock;

    public Suppressions(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * In the order of addresses.
     *
     * @param after the last one of the page before; empty for the first page
     * @param held those that an outage of their receiver explains, instead
     */
    public List<Suppression> page(String after, boolean held, int most) {
        return database.read(transaction -> AddressTable.given(transaction, after, held, most)).stream()
                .map(Suppressions::suppression)
                .toList();
    }

    private static Suppression suppression(AddressTable.Row row) {
        return new Suppression(
                row.address(),
                ReplyClass.of(row.meaning()).orElse(ReplyClass.UNCLASSIFIED),
                row.provider(),
                row.first(),
                row.last(),
                row.days(),
                row.reply());
    }

    /**
     * Gives an address up by hand: no acceptance takes it off again.
     *
     * @param why what somebody says of it, such as "complained"
     * @param who for the journal
     * @throws IllegalArgumentException when it is no address
     */
    public void add(String address, String why, String who) {
        String plain = plain(address);
        Instant now = clock.instant();
        database.inTransaction(transaction -> {
            AddressTable.put(
                    transaction,
                    List.of(new AddressTable.Row(
                            AddressId.of(plain),
                            ReplyClass.UNKNOWN_USER.label(),
                            "by_hand",
                            now,
                            now,
                            1,
                            Optional.of(now),
                            false,
                            true,
                            plain,
                            TrafficBatch.cut(why.strip(), 200))));
            did(transaction, who, "suppress", plain);
            return 0;
        });
    }

    /**
     * Deletes everything that is known of an address, its hash too.
     *
     * @param who for the journal
     * @return whether there was something
     * @throws IllegalArgumentException when it is no address
     */
    public boolean remove(String address, String who) {
        String plain = plain(address);
        return database.inTransaction(transaction -> {
            boolean removed = AddressTable.remove(transaction, List.of(AddressId.of(plain))) > 0;
            if (removed) {
                did(transaction, who, "unsuppress", plain);
            }
            return removed;
        });
    }

    /** Who did it, and not about whom: what is deleted must not live on in the journal. */
    private void did(Transaction transaction, String who, String verb, String address) {
        String domain = address.substring(address.lastIndexOf('@'));
        ActTable.put(transaction, ActTable.Act.byApi(clock.instant(), who, verb, "address ***" + domain, ""));
    }

    private static String plain(String address) {
        String text = address.strip().toLowerCase(Locale.ROOT);
        int at = text.lastIndexOf('@');
        boolean clean = text.chars().noneMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c));
        if (at <= 0 || at == text.length() - 1 || text.length() > LONGEST || !clean) {
            throw new IllegalArgumentException("address: expected one such as user@example.com");
        }
        return text;
    }
}
