package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.file.FileHead;
import dev.repwatch.checks.maillog.file.Generation;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.traffic.GenerationTable;
import dev.repwatch.monitor.store.traffic.MailLogTable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * How far a log was read, as it is committed.
 *
 * @param begun whether it was ever followed
 * @param changed generations that are not written yet
 * @param forgotten numbers of generations that need not be kept
 */
record LogPlace(MailLogTable.Row row, boolean begun, Collection<Generation> changed, Collection<Integer> forgotten) {

    LogPlace {
        changed = List.copyOf(changed);
        forgotten = List.copyOf(forgotten);
    }

    /** Of a log that nothing is known of, a new one. */
    static LogPlace of(Database database, String log) {
        return database.read(transaction -> MailLogTable.find(transaction, log))
                .map(row -> new LogPlace(row, true, List.of(), List.of()))
                .orElseGet(() -> new LogPlace(
                        new MailLogTable.Row(log, 0, "", 0, "", Instant.EPOCH, 0), false, List.of(), List.of()));
    }

    /** Of a stream that tells its own place. */
    static LogPlace of(MailLogTable.Row row) {
        return new LogPlace(row, true, List.of(), List.of());
    }

    static List<Generation> generations(Transaction transaction, MailLogTable.Row row) {
        List<Generation> known = GenerationTable.of(transaction, row.log()).stream()
                .map(it -> new Generation(
                        it.number(),
                        new FileHead(it.headLength(), it.headHash(), it.lineHash()),
                        it.offset(),
                        it.done()))
                .toList();
        boolean earlierVersion = known.isEmpty() && row.headLength() > 0;
        return earlierVersion
                ? List.of(new Generation(0, new FileHead(row.headLength(), row.headHash(), ""), row.offset(), false))
                : known;
    }

    void write(Transaction transaction) {
        MailLogTable.put(transaction, row);
        GenerationTable.put(
                transaction,
                changed.stream()
                        .map(it -> new GenerationTable.Row(
                                row.log(),
                                it.number(),
                                it.head().length(),
                                it.head().hash(),
                                it.head().line(),
                                it.offset(),
                                it.done()))
                        .toList());
        GenerationTable.remove(transaction, row.log(), forgotten);
    }
}
