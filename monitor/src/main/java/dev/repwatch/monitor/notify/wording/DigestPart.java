package dev.repwatch.monitor.notify.wording;

import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.store.Transaction;
import java.time.Instant;
import java.util.List;

/** What a kind of incident adds to a digest, beside its alerts: what is worth knowing and wakes nobody. */
@FunctionalInterface
public interface DigestPart {

    /** No lines are no part. */
    Lines read(Transaction transaction, Instant from, Instant until, Language language);

    /** @param lines a sentence each */
    record Lines(String title, List<String> lines) {

        public Lines {
            lines = List.copyOf(lines);
        }
    }
}
