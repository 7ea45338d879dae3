package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.Suppress;
import java.time.Duration;
import java.time.Instant;
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

    static final Duration LIFETIME = Duration.ofDays(180);
    private static final int MOST_ADDRESSES = 2_000_000;

    private final Map<String, GoneAddress> refused = new HashMap<>();
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
        GoneAddress before = refused.get(address);
        GoneAddress now = GoneAddress.after(Optional.ofNullable(before), judged, rule);
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
        refused.forEach((address, gone) -> gone.decided()
                .filter(decided -> !breaker.outage(gone.provider(), decided))
                .filter(decided -> gone.last().plus(LIFETIME).isAfter(now))
                .ifPresent(decided -> found.put(address, Suppression.of(address, gone))));
        return List.copyOf(found.values());
    }

    /** Providers that answered "unknown" to a tenth of everybody within an hour, and when. */
    public Map<String, Instant> outages() {
        return breaker.outages();
    }
}
