package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsAnswers;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.DnsStream;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.ResolverSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hours of asking a real name server in seconds: whoever would only wait makes the time pass, and whoever waits for an answer waits for
 * it really.
 */
public final class FastTime implements DnsClient {

    private static final Instant BEGIN = Instant.parse("2026-11-24T09:00:00Z");
    private static final long ANSWER_NANOS = 2_000_000;
    private static final long ANSWER_TAKES = 20_000_000;

    private final DnsClient inner;
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger outstanding = new AtomicInteger();

    public FastTime(DnsClient inner) {
        this.inner = inner;
    }

    public long nanos() {
        return nanos.get();
    }

    public InstantSource clock() {
        return () -> BEGIN.plusNanos(nanos.get());
    }

    public void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Makes it the given time after the beginning, unless it is later already. */
    public void until(Duration time) {
        nanos.accumulateAndGet(time.toNanos(), Math::max);
    }

    @Override
    public CompletableFuture<DnsAnswer> ask(DnsQuestion question, ResolverSet among) {
        return counted(inner.ask(question, among));
    }

    @Override
    public CompletableFuture<DnsAnswer> askElsewhere(DnsQuestion question, String path, ResolverSet among) {
        return counted(inner.askElsewhere(question, path, among));
    }

    @Override
    public CompletableFuture<DnsAnswer> askOf(String resolver, DnsQuestion question) {
        return counted(inner.askOf(resolver, question));
    }

    private CompletableFuture<DnsAnswer> counted(CompletableFuture<DnsAnswer> answer) {
        outstanding.incrementAndGet();
        return answer.whenComplete((done, failed) -> outstanding.decrementAndGet());
    }

    @Override
    public DnsStream stream(int room) {
        DnsStream stream = inner.stream(room);
        return new DnsStream() {
            @Override
            public boolean ask(CharSequence name, RecordType type, long token, ResolverSet among) {
                return stream.ask(name, type, token, among);
            }

            @Override
            public int take(DnsAnswers answers, long wait) throws InterruptedException {
                boolean awaited = stream.underWay() > 0 || outstanding.get() > 0;
                int taken = stream.take(answers, awaited ? ANSWER_NANOS : 0);
                if (taken > 0) {
                    nanos.addAndGet(ANSWER_TAKES);
                } else if (!awaited) {
                    nanos.addAndGet(wait);
                }
                return taken;
            }

            @Override
            public void wake() {
                stream.wake();
            }

            @Override
            public int room() {
                return stream.room();
            }

            @Override
            public int underWay() {
                return stream.underWay();
            }

            @Override
            public void close() {
                stream.close();
            }
        };
    }

    @Override
    public List<String> resolvers() {
        return inner.resolvers();
    }

    @Override
    public void close() {
        inner.close();
    }
}
