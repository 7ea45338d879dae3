package dev.repwatch.checks.feeds;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.ResolverSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** For feeds that must not ask the DNS, as those that are opened only to see whether they can be. */
public final class NoDns implements DnsClient {

    @Override
    public CompletableFuture<DnsAnswer> ask(DnsQuestion question, ResolverSet among) {
        throw new AssertionError("asked the DNS for " + question.name());
    }

    @Override
    public CompletableFuture<DnsAnswer> askElsewhere(DnsQuestion question, String path, ResolverSet among) {
        return ask(question);
    }

    @Override
    public List<String> resolvers() {
        return List.of();
    }

    @Override
    public CompletableFuture<DnsAnswer> askOf(String resolver, DnsQuestion question) {
        return ask(question);
    }

    @Override
    public void close() {}
}
