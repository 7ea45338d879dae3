package dev.repwatch.checks.posture.ask;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.ResolverSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks each question of another resolver than the one whose answer is in a cache, so that what was judged by that answer is
 * judged again independently.
 */
public final class Elsewhere implements DnsClient {

    private final DnsClient dns;
    private final AnswerCache first;
    private final AtomicBoolean repeated = new AtomicBoolean();

    /** @param first the answers of the first look */
    public Elsewhere(DnsClient dns, AnswerCache first) {
        this.dns = dns;
        this.first = first;
    }

    /** Some question was answered by the same resolver again, which may have answered from the same cache. */
    public boolean repeated() {
        return repeated.get();
    }

    @Override
    public CompletableFuture<DnsAnswer> ask(DnsQuestion question, ResolverSet among) {
        String before = first.resolver(question);
        return askElsewhere(question, before, among).thenApply(answer -> {
            if (!before.isEmpty() && answer.resolver().equals(before) && !authoritative(answer)) {
                repeated.set(true);
            }
            return answer;
        });
    }

    private static boolean authoritative(DnsAnswer answer) {
        return answer.match(DnsAnswer.Records::authoritative, DnsAnswer.Absent::authoritative, failed -> true);
    }

    @Override
    public CompletableFuture<DnsAnswer> askElsewhere(DnsQuestion question, String path, ResolverSet among) {
        return dns.askElsewhere(question, path, among);
    }

    @Override
    public List<String> resolvers() {
        return dns.resolvers();
    }

    @Override
    public CompletableFuture<DnsAnswer> askOf(String resolver, DnsQuestion question) {
        return dns.askOf(resolver, question);
    }

    /** Nothing: the client belongs to whoever gave it. */
    @Override
    public void close() {
        // see above
    }
}
