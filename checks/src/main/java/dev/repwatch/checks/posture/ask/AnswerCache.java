package dev.repwatch.checks.posture.ask;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsQuestion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Answers, also those under way and those that say that there is nothing, as long as they hold. What failed is kept for the
 * rest of a sweep only: {@link #forgetFailures} begins a new one.
 */
public final class AnswerCache {

    /** About 20 MB. More addresses than half of it have their reverse names asked for at each look, whatever their TTL. */
    private static final int MOST = 50_000;

    private record Entry(CompletableFuture<DnsAnswer> answer, Instant asked) {

        boolean holds(Instant now) {
            if (!answer.isDone()) {
                return true;
            }
            Duration ttl =
                    answer.join().match(records -> records.ttl(), absent -> absent.ttl(), failed -> Duration.ofDays(1));
            return now.isBefore(asked.plus(ttl));
        }
    }

    private final InstantSource clock;
    private final Map<DnsQuestion, Entry> entries = new LinkedHashMap<>();
    private long questions;

    public AnswerCache(InstantSource clock) {
        this.clock = clock;
    }

    synchronized Optional<CompletableFuture<DnsAnswer>> get(DnsQuestion question) {
        Entry entry = entries.get(question);
        return entry != null && entry.holds(clock.instant()) ? Optional.of(entry.answer()) : Optional.empty();
    }

    synchronized CompletableFuture<DnsAnswer> put(DnsQuestion question, CompletableFuture<DnsAnswer> answer) {
        questions++;
        if (entries.size() >= MOST) {
            entries.remove(entries.keySet().iterator().next());
        }
        entries.put(question, new Entry(answer, clock.instant()));
        return answer;
    }

    /** When it was asked; empty when it was not. */
    synchronized Optional<Instant> asked(DnsQuestion question) {
        return Optional.ofNullable(entries.get(question)).map(Entry::asked);
    }

    /** Who answered; empty when nobody did. */
    synchronized String resolver(DnsQuestion question) {
        Entry entry = entries.get(question);
        return entry == null || !entry.answer().isDone()
                ? ""
                : entry.answer().join().resolver();
    }

    /** Makes room, and lets what failed be asked again. */
    public synchronized void forgetFailures() {
        Instant now = clock.instant();
        entries.values()
                .removeIf(entry -> !entry.holds(now)
                        || (entry.answer().isDone() && entry.answer().join() instanceof DnsAnswer.Failed));
    }

    /** Makes everything be asked again. */
    public synchronized void forget() {
        entries.clear();
    }

    /** How many questions left for the DNS through this cache. */
    public synchronized long questions() {
        return questions;
    }
}
