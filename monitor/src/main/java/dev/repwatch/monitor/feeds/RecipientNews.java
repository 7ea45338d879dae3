package dev.repwatch.monitor.feeds;

import dev.repwatch.checks.feeds.ReturnedMail;
import dev.repwatch.monitor.store.Transaction;
import java.util.List;
import java.util.function.Consumer;

/** Takes what a mailbox says of single recipients. */
@FunctionalInterface
public interface RecipientNews {

    /**
     * Writes all in one transaction: after a crash both are read again, or neither.
     *
     * @param reading writes what else belongs to it, the place in the mailbox too
     */
    void write(List<ReturnedMail> mail, Consumer<Transaction> reading);
}
