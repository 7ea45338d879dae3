package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.Reply;
import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What was said of one address that may not be there. Pure.
 *
 * @param days on how many different days (UTC)
 * @param decided when it was given up
 * @param reply what was said last
 */
record GoneAddress(
        ReplyClass meaning,
        String provider,
        Instant first,
        Instant last,
        int days,
        Optional<Instant> decided,
        String reply) {

    /** Another class, or the first refusal, begins anew. */
    static GoneAddress after(Optional<GoneAddress> before, Judged judged, SuppressionRule rule) {
        return before.filter(known -> known.meaning() == judged.meaning())
                .map(known -> known.again(judged))
                .orElseGet(() -> fresh(judged))
                .weighed(rule);
    }

    private static GoneAddress fresh(Judged judged) {
        Instant time = judged.attempt().time();
        return new GoneAddress(judged.meaning(), judged.provider(), time, time, 1, Optional.empty(), said(judged));
    }

    private GoneAddress again(Judged judged) {
        Instant time = judged.attempt().time();
        boolean otherDay = !time.truncatedTo(ChronoUnit.DAYS).equals(last.truncatedTo(ChronoUnit.DAYS));
        return new GoneAddress(
                meaning, judged.provider(), first, time, days + (otherDay ? 1 : 0), decided, said(judged));
    }

    private GoneAddress weighed(SuppressionRule rule) {
        boolean enough = days >= rule.times() && !last.isBefore(first.plus(rule.span()));
        return enough && decided.isEmpty()
                ? new GoneAddress(meaning, provider, first, last, days, Optional.of(last), reply)
                : this;
    }

    private static String said(Judged judged) {
        return judged.attempt().reply().map(Reply::text).orElse(judged.attempt().remark());
    }

    boolean enough() {
        return decided.isPresent();
    }
}
