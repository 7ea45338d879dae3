package dev.repwatch.monitor.notify.digest;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.notify.wording.DigestPart;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.AlertJson;
import dev.repwatch.monitor.store.outbox.EventRow;
import dev.repwatch.monitor.store.outbox.EventTable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes each digest once, when its time has come, as an event to be told. Used by one thread. */
public final class Digests {

    /** What the events are called. */
    public static final String KIND = "digest";

    private final DigestTimes times;
    private final DigestWording wording;
    private final List<DigestPart> parts;
    private final Set<String> written = new HashSet<>();

    /** @param parts what kinds of incident add */
    public Digests(
            DigestSettings settings, Language language, ZoneId zone, Directory directory, List<DigestPart> parts) {
        this.times = new DigestTimes(settings, zone);
        this.wording = new DigestWording(language, zone, directory);
        this.parts = List.copyOf(parts);
    }

    public boolean due(Instant now) {
        return times.due(now).stream().anyMatch(it -> !written.contains(it.key()));
    }

    /** Another node, or this one before a restart, may have written it already; then nothing happens. */
    public void write(Transaction transaction, Instant now) {
        List<Period> due = times.due(now);
        written.retainAll(due.stream().map(Period::key).toList());
        for (Period period : due) {
            if (EventTable.known(transaction, period.key())) {
                // only what is found is there for certain: the transaction that writes it may come to nothing
                written.add(period.key());
            } else {
                Alert digest =
                        wording.digest(period, DigestData.read(transaction, period, parts, wording.language()), now);
                EventTable.put(
                        transaction,
                        new EventRow(period.key(), KIND, period.key(), Optional.empty(), now, AlertJson.write(digest)),
                        now);
            }
        }
    }
}
