package dev.repwatch.checks.feeds.mailbox;

import dev.repwatch.checks.feeds.Feed;
import dev.repwatch.checks.feeds.FeedDetail;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedQuery;
import dev.repwatch.checks.feeds.FeedResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A feed whose news are reports in a mailbox: each message is read once and counted in a ledger, which is the feed's bookmark. */
public abstract class MailboxFeed implements Feed {

    private final Mailbox mailbox;

    protected MailboxFeed(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /**
     * What one look has at hand.
     *
     * @param ledger counts of earlier looks and of this one
     * @param own the targets that a report may be about
     * @param now when the look began
     * @param result what the look says
     */
    public record Look(MailLedger ledger, OwnTargets own, Instant now, FeedResult.Builder result) {}

    @Override
    public final FeedResult look(FeedQuery query) throws FeedFailure {
        MailLedger ledger = MailLedger.open(query.bookmark(), query.now());
        FeedResult.Builder result = new FeedResult.Builder();
        Look look = new Look(ledger, new OwnTargets(query), query.now(), result);
        mailbox.readNew(ledger, (message, received, skips) -> take(message, received, look, skips), result);
        settle(ledger);
        ledger.newest().ifPresent(at -> measures(look, at));
        return result.bookmark(ledger.bookmark()).result();
    }

    /**
     * Counts one new message, or says to {@code skips} why not.
     *
     * @param received when the own server got it
     * @throws FeedFailure when it is not what it should be; it is passed over with a remark
     */
    protected abstract void take(MailMessage message, Instant received, Look look, Skips skips) throws FeedFailure;

    /** What is done to the ledger once all new messages are counted: nothing, unless a feed says otherwise. */
    protected void settle(MailLedger ledger) {}

    /**
     * Adds the numbers of all targets to the look's result.
     *
     * @param at when the newest report came
     */
    protected abstract void measures(Look look, Instant at);

    /** What lies behind the numbers. */
    protected abstract List<FeedDetail> details(MailLedger ledger);

    @Override
    public final List<FeedDetail> details(String bookmark, Instant now) {
        return details(MailLedger.open(Optional.of(bookmark), now));
    }

    @Override
    public final long backlog(String bookmark, Instant now) {
        return MailLedger.open(Optional.of(bookmark), now).left();
    }
}
