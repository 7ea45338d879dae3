package dev.repwatch.monitor.warmup.volume;

import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import dev.repwatch.monitor.store.traffic.TrafficTable;
import dev.repwatch.monitor.warmup.Mail;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** First attempts of a day, at one provider. */
final class DayCounts {

    private static final Set<ReplyClass> REPUTATION =
            EnumSet.of(ReplyClass.IP_REPUTATION, ReplyClass.DOMAIN_REPUTATION, ReplyClass.DNSBL_LISTED);

    /** Put off for how much comes; greylisting, full mailboxes and trouble of the network say nothing of that. */
    private static final Set<ReplyClass> RATE = EnumSet.of(ReplyClass.RATE_LIMITED, ReplyClass.CONNECTION_LIMIT);

    private long sent;
    private long accepted;
    private long deferred;
    private long refused;
    private long unknown;

    void add(TrafficTable.Row row) {
        Outcome outcome = Outcome.valueOf(row.outcome().toUpperCase(Locale.ROOT));
        ReplyClass meaning = ReplyClass.of(row.meaning()).orElse(ReplyClass.UNCLASSIFIED);
        boolean pressure = RATE.contains(meaning) || REPUTATION.contains(meaning);
        sent += row.n();
        accepted += outcome == Outcome.ACCEPTED ? row.n() : 0;
        deferred += outcome == Outcome.DEFERRED && pressure ? row.n() : 0;
        refused += outcome == Outcome.REFUSED && REPUTATION.contains(meaning) ? row.n() : 0;
        unknown += outcome == Outcome.REFUSED && meaning == ReplyClass.UNKNOWN_USER ? row.n() : 0;
    }

    /** Complaints, seeds and colours stand in no log. */
    Mail mail() {
        return new Mail(
                sent,
                accepted,
                deferred,
                refused,
                unknown,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                0,
                false);
    }
}
