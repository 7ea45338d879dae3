package dev.repwatch.monitor.telemetry;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.DnsStream;
import dev.repwatch.checks.dns.ResolverSet;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.reputation.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Reports every question and what came back, and for questions to a list how long it took. */
public final class CountedDns implements DnsClient {

    private final DnsClient inner;
    private final Telemetry telemetry;
    private final InstantSource clock;
    private final Map<String, SourceId> lists;

    /** @param lists those whose answer times are reported */
    public CountedDns(DnsClient inner, Telemetry telemetry, InstantSource clock, Collection<ActiveList> lists) {
        this.inner = inner;
        this.telemetry = telemetry;
        this.clock = clock;
        this.lists = lists.stream()
                .collect(Collectors.toUnmodifiableMap(
                        list -> list.zone().reveal(), ActiveList::id, (first, second) -> first));
    }

    @Override
    public CompletableFuture<DnsAnswer> ask(DnsQuestion question, ResolverSet among) {
        return counted(question, inner.ask(question, among));
    }

    @Override
    public CompletableFuture<DnsAnswer> askElsewhere(DnsQuestion question, String path, ResolverSet among) {
        return counted(question, inner.askElsewhere(question, path, among));
    }

    @Override
    public CompletableFuture<DnsAnswer> askOf(String resolver, DnsQuestion question) {
        return counted(question, inner.askOf(resolver, question));
    }

    @Override
    public CompletableFuture<DnsAnswer> askOverTcp(String resolver, DnsQuestion question) {
        return counted(question, inner.askOverTcp(resolver, question));
    }

    /** Counts what comes back; the times of lists are left to the one who asks. */
    @Override
    public DnsStream stream(int room) {
        return new CountedStream(inner.stream(room), inner.resolvers(), telemetry);
    }

    @Override
    public List<String> resolvers() {
        return inner.resolvers();
    }

    @Override
    public void close() {
        inner.close();
    }

    private CompletableFuture<DnsAnswer> counted(DnsQuestion question, CompletableFuture<DnsAnswer> pending) {
        Instant asked = clock.instant();
        return pending.thenApply(answer -> {
            telemetry.dnsQuery(answer.resolver(), DnsReply.of(answer));
            list(question.name()).ifPresent(id -> telemetry.listAnswered(id, since(asked)));
            return answer;
        });
    }

    /** Never negative: the wall clock may jump. */
    private Duration since(Instant asked) {
        Duration took = Duration.between(asked, clock.instant());
        return took.isNegative() ? Duration.ZERO : took;
    }

    /** The list whose zone the name is in; the longest zone wins. */
    private Optional<SourceId> list(String name) {
        String zone = name.toLowerCase(Locale.ROOT);
        for (int dot = zone.indexOf('.'); dot >= 0; dot = zone.indexOf('.')) {
            zone = zone.substring(dot + 1);
            SourceId id = lists.get(zone);
            if (id != null) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }
}
