package dev.repwatch.checks.dns;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Asks name servers. Bounded in flight; retries on the next resolver; goes to TCP when a reply is truncated; never
 * applies a search path, a hosts file or a cache.
 */
public interface DnsClient extends AutoCloseable {

    /** The future never completes exceptionally: what went wrong is a {@link DnsAnswer.Failed}. */
    default CompletableFuture<DnsAnswer> ask(DnsQuestion question) {
        return ask(question, ResolverSet.ALL);
    }

    /** As {@link #ask(DnsQuestion)}, of some resolvers only. */
    CompletableFuture<DnsAnswer> ask(DnsQuestion question, ResolverSet among);

    /** As {@link #askElsewhere(DnsQuestion, String, ResolverSet)}, of any resolver. */
    default CompletableFuture<DnsAnswer> askElsewhere(DnsQuestion question, String path) {
        return askElsewhere(question, path, ResolverSet.ALL);
    }

    /**
     * Asks on another path than the given one, for an independent confirmation; falls back to the same resolver when
     * there is no other.
     *
     * @param path the {@link DnsAnswer#resolver()} of the first answer
     * @param among who may be asked
     */
    CompletableFuture<DnsAnswer> askElsewhere(DnsQuestion question, String path, ResolverSet among);

    /** Every configured resolver, as {@code host:port}. */
    List<String> resolvers();

    /** Asks one resolver only: silence is asked again of the same one. */
    CompletableFuture<DnsAnswer> askOf(String resolver, DnsQuestion question);

    /** As {@link #askOf}, over TCP from the start where the client can. */
    default CompletableFuture<DnsAnswer> askOverTcp(String resolver, DnsQuestion question) {
        return askOf(resolver, question);
    }

    /**
     * For many questions, as in a sweep: answers come back to the asker without an object a question.
     *
     * @param room how many questions may be under way at once, at least 1; the client may give less
     * @throws IllegalStateException when the client has no room left at all
     */
    default DnsStream stream(int room) {
        return new FutureStream(this, room);
    }

    @Override
    void close();
}
