package dev.repwatch.monitor.preflight.gather;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.ResolverSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the questions that are put to name servers; retries of one question count once. */
public final class QuestionCount implements DnsClient {

    private final DnsClient inner;
    private final AtomicInteger asked = new AtomicInteger();

    public QuestionCount(DnsClient inner) {
        this.inner = inner;
    }

    public int asked() {
        return asked.get();
    }

    @Override
    public CompletableFuture<DnsAnswer> ask(DnsQuestion question, ResolverSet among) {
        asked.incrementAndGet();
        return inner.ask(question, among);
    }

    @Override
    public CompletableFuture<DnsAnswer> askElsewhere(DnsQuestion question, String path, ResolverSet among) {
        asked.incrementAndGet();
        return inner.askElsewhere(question, path, among);
    }

    @Override
    public CompletableFuture<DnsAnswer> askOf(String resolver, DnsQuestion question) {
        asked.incrementAndGet();
        return inner.askOf(resolver, question);
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
