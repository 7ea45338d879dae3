package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.feeds.ReturnedMail;
import dev.repwatch.checks.maillog.file.Generation;
import dev.repwatch.checks.maillog.refusal.Judge;
import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.traffic.DelayTable;
import dev.repwatch.monitor.store.traffic.MailLogTable;
import dev.repwatch.monitor.store.traffic.RefusalTable;
import dev.repwatch.monitor.store.traffic.TrafficTable;
import dev.repwatch.monitor.store.traffic.UnclassifiedTable;
import dev.repwatch.monitor.store.traffic.WaitingTable;
import dev.repwatch.monitor.traffic.egress.LearnedSources;
import dev.repwatch.monitor.traffic.egress.OwnAddresses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes what logs said. What was counted and how far was read are one transaction: whatever happens, nothing is counted twice and
 * nothing is passed over. Used by one thread at a time.
 */
public final class TrafficLedger {

    private static final long MOST_WAITING = 1_000_000;
    private static final int MOST_TEXTS = 10_000;

    private final Database database;
    private final ReceiverNames receivers;
    private final SuppressionLedger addresses;
    private final LearnedSources sources;
    private final IdFilter waiting = new IdFilter();
    private long waits;
    private long texts;

    /**
     * What became of a batch.
     *
     * @param outages receivers whose answers are taken for an outage from now on
     */
    record Written(List<NamedRefusal> named, Set<String> outages) {}

    /** @param mostAddresses that are kept of those that may not be there */
    public TrafficLedger(Database database, int mostReceivers, long mostAddresses) {
        this(database, mostReceivers, mostAddresses, new LearnedSources(OwnAddresses.NONE));
    }

    /** @param sources tells addresses that logs do not tell */
    TrafficLedger(Database database, int mostReceivers, long mostAddresses, LearnedSources sources) {
        this.database = database;
        this.sources = sources;
        this.receivers = new ReceiverNames(mostReceivers);
        this.addresses = new SuppressionLedger(receivers, mostAddresses);
        database.read(transaction -> {
            load(transaction);
            return 0;
        });
    }

    private void load(Transaction transaction) {
        addresses.load(transaction);
        sources.load(transaction);
        WaitingTable.ids(transaction, waiting::add);
        waits = WaitingTable.size(transaction);
        texts = UnclassifiedTable.size(transaction);
    }

    /** How far each generation of a log was read. */
    List<Generation> generations(MailLogTable.Row log) {
        return database.read(transaction -> LogPlace.generations(transaction, log));
    }

    TrafficBatch batch() {
        return new TrafficBatch(receivers, waiting::mayHold, sources.draft());
    }

    /** Everything of these attempts, and the place behind them. */
    void write(List<Judged> judged, MailLogTable.Row place) {
        TrafficBatch batch = batch();
        judged.forEach(batch::add);
        write(batch, LogPlace.of(place));
    }

    /** @throws dev.repwatch.monitor.store.StorageUnavailable when the database does not work: read again from the last place */
    Written write(TrafficBatch batch, LogPlace place) {
        Written written = database.inTransaction(transaction -> {
            place.write(transaction);
            sources.write(transaction, batch.sources());
            TrafficTable.add(transaction, batch.traffic());
            TrafficTable.addRetries(transaction, batch.retries());
            DelayTable.add(transaction, batch.delays());
            RefusalTable.add(transaction, batch.refusals());
            unclassified(transaction, batch);
            waiting(transaction, batch);
            return new Written(List.copyOf(batch.named()), addresses.write(transaction, batch));
        });
        sources.keep(batch.sources());
        return written;
    }

    /**
     * What mailboxes say of single recipients, and what is to be written with it.
     *
     * @return receivers whose answers are taken for an outage from now on
     */
    Set<String> returned(List<ReturnedMail> mail, Judge judge, Consumer<Transaction> also) {
        TrafficBatch batch = batch();
        List<ReturnedMail.Complained> complaints = new ArrayList<>();
        for (ReturnedMail each : mail) {
            if (each instanceof ReturnedMail.Reported reported) {
                batch.add(judge.judge(reported.attempt()));
            } else if (each instanceof ReturnedMail.Complained complained) {
                complaints.add(complained);
            }
        }
        return database.inTransaction(transaction -> {
            also.accept(transaction);
            unclassified(transaction, batch);
            addresses.complained(transaction, complaints);
            return addresses.write(transaction, batch);
        });
    }

    /** A receiver may say something else each time: the rare ones go as soon as there are too many. */
    private void unclassified(Transaction transaction, TrafficBatch batch) {
        texts += UnclassifiedTable.add(transaction, batch.unclassified());
        if (texts > 2 * MOST_TEXTS) {
            UnclassifiedTable.forget(transaction, Instant.EPOCH, MOST_TEXTS);
            texts = UnclassifiedTable.size(transaction);
        }
    }

    private void waiting(Transaction transaction, TrafficBatch batch) {
        List<String> gone = new ArrayList<>();
        List<WaitingTable.Row> fresh = new ArrayList<>();
        batch.waiting().forEach((id, row) -> {
            if (row.isPresent() && waits < MOST_WAITING) {
                fresh.add(row.get());
                waits += waiting.mayHold(id) ? 0 : 1;
                waiting.add(id);
            } else if (row.isEmpty() && waiting.mayHold(id)) {
                gone.add(id);
            }
        });
        WaitingTable.remove(transaction, gone);
        WaitingTable.add(transaction, fresh);
    }

    /** After old rows were removed. */
    void reload() {
        database.read(transaction -> {
            load(transaction);
            return 0;
        });
    }
}
