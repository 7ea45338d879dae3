package dev.repwatch.checks.feeds;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.ResolverSet;
import dev.repwatch.checks.reputation.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A few names and nothing else.
 *
 * @param records values by name; a name without one does not exist
 * @param silent it does not answer at all
 */
public record NamedDns(Map<String, String> records, boolean silent) implements DnsClient {

    /** One that does not answer. */
    public static final NamedDns SILENT = new NamedDns(Map.of(), true);

    @Override
    public CompletableFuture<DnsAnswer> ask(DnsQuestion question, ResolverSet among) {
        if (silent) {
            return CompletableFuture.completedFuture(new DnsAnswer.Failed(Cause.TIMED_OUT, "silent", "made up"));
        }
        String value = records.get(question.name());
        return CompletableFuture.completedFuture(
                value == null
                        ? new DnsAnswer.Absent(true, Optional.of("test"), Duration.ZERO, "made up")
                        : new DnsAnswer.Records(List.of(value), Duration.ZERO, "made up", false));
    }

    @Override
    public CompletableFuture<DnsAnswer> askElsewhere(DnsQuestion question, String path, ResolverSet among) {
        return ask(question);
    }

    @Override
    public List<String> resolvers() {
        return List.of("made up");
    }

    @Override
    public CompletableFuture<DnsAnswer> askOf(String resolver, DnsQuestion question) {
        return ask(question);
    }

    @Override
    public void close() {
        // nothing is open
    }
}
