package dev.repwatch.checks.feeds.dmarc;

import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.mailbox.DocumentKind;
import dev.repwatch.checks.feeds.mailbox.MailMessage;
import dev.repwatch.checks.feeds.mailbox.ReportArchive;
import dev.repwatch.checks.feeds.mailbox.SkipReason;
import dev.repwatch.checks.feeds.mailbox.Skips;

/** Every report in one message, also in one that somebody forwarded; each stands for itself. */
final class DmarcMessage {

    /** A forwarded message in a forwarded message. */
    private static final int DEEPEST = 3;

    private final DmarcCounts counts;
    private final Skips skips;
    private boolean found;

    DmarcMessage(DmarcCounts counts, Skips skips) {
        this.counts = counts;
        this.skips = skips;
    }

    /** False when there is nothing in it that is, or should be, a report. */
    boolean read(MailMessage message) {
        read(message, 0);
        return found;
    }

    private void read(MailMessage message, int depth) {
        for (MailMessage.Part part : message.parts()) {
            if (part.type().equals("message/feedback-report")) {
                found = true;
                skips.skip(
                        SkipReason.OTHER_REPORT,
                        "it is a failure report or complaint, which [feeds.ruf] or [feeds.arf] reads");
                return;
            }
        }
        for (MailMessage.Part part : message.parts()) {
            part(part);
        }
        if (depth < DEEPEST) {
            message.enclosed().forEach(it -> read(it, depth + 1));
        }
    }

    private void part(MailMessage.Part part) {
        try {
            ReportArchive.unpack(part.body().toByteArray(), this::document);
        } catch (FeedFailure broken) {
            unreadable(broken);
        }
    }

    private void document(byte[] document) {
        DocumentKind kind = DocumentKind.of(document);
        if (kind == DocumentKind.JSON) {
            found = true;
            skips.skip(SkipReason.OTHER_REPORT, "it is JSON, as TLS reports are, which [feeds.tlsrpt] reads");
        } else if (kind == DocumentKind.XML) {
            try {
                counts.take(DmarcReader.read(document), skips);
                found = true;
            } catch (FeedFailure broken) {
                unreadable(broken);
            }
        }
    }

    private void unreadable(FeedFailure broken) {
        found = true;
        skips.skip(SkipReason.UNREADABLE, broken.detail());
    }
}
