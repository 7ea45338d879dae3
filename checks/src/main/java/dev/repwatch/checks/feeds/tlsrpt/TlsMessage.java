package dev.repwatch.checks.feeds.tlsrpt;

import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.mailbox.DocumentKind;
import dev.repwatch.checks.feeds.mailbox.MailMessage;
import dev.repwatch.checks.feeds.mailbox.ReportArchive;
import dev.repwatch.checks.feeds.mailbox.SkipReason;
import dev.repwatch.checks.feeds.mailbox.Skips;

/** Every report in one message, also in one that somebody forwarded; each stands for itself. */
final class TlsMessage {

    private static final int DEEPEST = 3;

    private final TlsCounts counts;
    private final Skips skips;
    private boolean found;

    TlsMessage(TlsCounts counts, Skips skips) {
        this.counts = counts;
        this.skips = skips;
    }

    void read(MailMessage message) {
        read(message, 0);
        if (!found) {
            skips.skip(SkipReason.NO_REPORT, "there is no TLS report in it");
        }
    }

    private void read(MailMessage message, int depth) {
        message.parts().forEach(this::part);
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
        if (kind == DocumentKind.XML) {
            found = true;
            skips.skip(SkipReason.OTHER_REPORT, "it is XML, as DMARC reports are, which [feeds.dmarc] reads");
        } else if (kind == DocumentKind.JSON) {
            try {
                counts.take(TlsReport.read(document), skips);
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
