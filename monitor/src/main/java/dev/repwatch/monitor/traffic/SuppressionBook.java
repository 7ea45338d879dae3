package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Reply;
import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import dev.repwatch.checks.maillog.refusal.Suppress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which addresses are given up, from attempts in the order of time. A later acceptance takes an address off; what was not
 * confirmed for 180 days is forgotten. When a receiver suddenly knows nobody any more (a directory is down), its addresses are
 * held back instead of emptying a list. Not for several threads.
 */
public final class SuppressionBook {

    private static final Duration LIFETIME = Duration.ofDays(180);
    private static final int MOST_ADDRESSES = 2_000_000;

    private final Map<String, Refusals> refused = new HashMap<>();
    private final OutageBreaker breaker = new OutageBreaker();

    public void add(Judged judged) {
        Attempt attempt = judged.attempt();
        Optional<String> address = attempt.recipient().map(SuppressionBook::canonical);
        if (address.isEmpty() || attempt.own()) {
            return;
        }
        breaker.attempted(judged);
        if (attempt.outcome() == Outcome.ACCEPTED) {
            refused.remove(address.get());
        } else if (judged.suppress() != Suppress.NO) {
            SuppressionRule.of(judged.meaning(), judged.provider())
                    .filter(rule -> refused.size() < MOST_ADDRESSES || refused.containsKey(address.get()))
                    .ifPresent(rule -> refused(address.get(), judged, rule));
        }
    }

    private void refused(String address, Judged judged, SuppressionRule rule) {
        Refusals before = refused.get(address);
        Refusals now = before == null || before.meaning() != judged.meaning()
                ? Refusals.first(judged, rule)
                : before.again(judged);
        refused.put(address, now);
        if (now.enough() && (before == null || !before.enough())) {
            breaker.gaveUp(judged);
        }
    }

    /** Two spellings of one address count as one. */
    private static String canonical(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    /** What is given up at a time, by address; without what an outage of a receiver explains. */
    public List<Suppression> given(Instant now) {
        Map<String, Suppression> found = new TreeMap<>();
        refused.forEach((address, refusals) -> {
            boolean held = breaker.outage(refusals.provider(), refusals.decided());
            if (refusals.enough() && !held && refusals.last().plus(LIFETIME).isAfter(now)) {
                found.put(address, refusals.suppression(address));
            }
        });
        return List.copyOf(found.values());
    }

    /** Providers that answered "unknown" to a tenth of everybody within an hour, and when. */
    public Map<String, Instant> outages() {
        return breaker.outages();
    }

    /** What was said of one address. */
    private record Refusals(
            Judged latest, SuppressionRule rule, Instant first, Instant last, int days, Instant decided) {

        static Refusals first(Judged judged, SuppressionRule rule) {
            Instant time = judged.attempt().time();
            return new Refusals(judged, rule, time, time, 1, time);
        }

        Refusals again(Judged judged) {
            Instant time = judged.attempt().time();
            boolean otherDay = !time.truncatedTo(ChronoUnit.DAYS).equals(last.truncatedTo(ChronoUnit.DAYS));
            return new Refusals(judged, rule, first, time, days + (otherDay ? 1 : 0), enough() ? decided : time);
        }

        boolean enough() {
            return days >= rule.times() && !last.isBefore(first.plus(rule.span()));
        }

        ReplyClass meaning() {
            return latest.meaning();
        }

        String provider() {
            return latest.provider();
        }

        Suppression suppression(String address) {
            String reply = latest.attempt()
                    .reply()
                    .map(Reply::text)
                    .orElse(latest.attempt().remark());
            return new Suppression(address, meaning(), provider(), first, last, days, reply);
        }
    }
}
