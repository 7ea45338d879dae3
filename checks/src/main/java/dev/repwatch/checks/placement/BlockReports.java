package dev.repwatch.checks.placement;

import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.mailbox.Authentication;
import dev.repwatch.checks.feeds.mailbox.MailMessage;
import dev.repwatch.checks.feeds.mailbox.MailboxLogin;
import dev.repwatch.checks.feeds.mailbox.RecentMail;
import dev.repwatch.checks.feeds.mailbox.RecentMail.Arrived;
import dev.repwatch.checks.message.MessageText;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okio.ByteString;

/**
 * Reports of blocked mail in a mailbox of ours. Anybody can write to it and say that something was blocked: only a report that the
 * provider's own results of authentication vouch for is read. Read only.
 */
public final class BlockReports {

    /** A report names a few lines for each mail. */
    private static final int LARGEST = 1_000_000;

    private final RecentMail inbox;
    private final String authserv;
    private final List<String> reporters;

    /**
     * @param authserv the provider's name in Authentication-Results; where it is empty only results that stand above every
     *     {@code Received} count
     * @param reporters domains that may report
     */
    public BlockReports(MailboxLogin login, String authserv, List<String> reporters, FeedContext context) {
        this.inbox = new RecentMail(login, context);
        this.authserv = authserv;
        this.reporters = List.copyOf(reporters);
    }

    /**
     * What the reports say.
     *
     * @param entries of all reports, each once
     * @param reports that were read
     * @param notVouched mails that call themselves a report, and nobody vouches for their sender
     * @param unreadable reports of which not one entry could be read: broken, too large, or of a layout that is not known
     * @param passedOver entries of the others that could not be read
     */
    public record Contents(List<BlockEntry> entries, int reports, int notVouched, int unreadable, int passedOver) {

        public static final Contents NOTHING = new Contents(List.of(), 0, 0, 0, 0);

        public Contents {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Reads the reports that came since then.
     *
     * @throws FeedFailure when the mailbox cannot be read
     */
    public Contents since(Instant since) throws FeedFailure {
        Tally tally = new Tally();
        for (Arrived mail : inbox.since(since, LARGEST, this::mayBe)) {
            mail.octets().ifPresentOrElse(octets -> one(octets, mail.received(), tally), () -> tally.unreadable++);
        }
        return new Contents(
                List.copyOf(tally.entries), tally.reports, tally.notVouched, tally.unreadable, tally.passedOver);
    }

    private boolean mayBe(String subject, List<String> results) {
        return subject.contains(BlockReport.NAME)
                || results.stream()
                        .map(it -> it.toLowerCase(Locale.ROOT))
                        .anyMatch(it -> reporters.stream().anyMatch(it::contains));
    }

    private void one(ByteString octets, Instant received, Tally tally) {
        Optional<MessageText> text = MessageText.of(octets.toByteArray())
                .filter(it ->
                        it.subject().contains(BlockReport.NAME) || it.text().contains(BlockReport.NAME));
        if (text.isEmpty()) {
            return;
        }
        if (!vouched(octets)) {
            tally.notVouched++;
            return;
        }
        BlockReport report = BlockReport.read(text.get().text(), received);
        if (report.entries().isEmpty()) {
            tally.unreadable++;
            return;
        }
        tally.reports++;
        tally.passedOver += report.passedOver();
        tally.entries.addAll(report.entries());
    }

    private boolean vouched(ByteString octets) {
        try {
            MailMessage message = MailMessage.parse(new ByteArrayInputStream(octets.toByteArray()), octets.size() + 1);
            return Authentication.strict(message, authserv, reporters) == Authentication.Word.VOUCHED;
        } catch (FeedFailure broken) {
            return false;
        }
    }

    private static final class Tally {
        private final Set<BlockEntry> entries = new LinkedHashSet<>();
        private int reports;
        private int notVouched;
        private int unreadable;
        private int passedOver;
    }
}
