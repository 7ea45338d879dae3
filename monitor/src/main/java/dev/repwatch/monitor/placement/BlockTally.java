package dev.repwatch.monitor.placement;

import dev.repwatch.checks.placement.BlockReports;

/**
 * What the reports of blocked mail in one mailbox said at the last contents.
 *
 * @param answered test mails that were blocked by their word
 * @param unclear entries that may be of any of several test mails
 */
public record BlockTally(BlockReports.Contents contents, int answered, int unclear) {

    /** Something is there of which nothing follows. */
    boolean passesOver() {
        return unclear + contents.unreadable() + contents.notVouched() + contents.passedOver() > 0;
    }
}
