package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Asks a list's control points through every resolver before the list is believed. */
final class Sentinel {

    private final DnsClient dns;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final RateLimit rateLimit;

    Sentinel(DnsClient dns, InstantSource clock, RandomGenerator random, RateLimit rateLimit) {
        this.dns = dns;
        this.clock = clock;
        this.random = random;
        this.rateLimit = rateLimit;
    }

    /** Never completes exceptionally. */
    CompletableFuture<ControlResult> probe(ActiveList active) {
        return probe(active, resolver -> Optional.empty());
    }

    /**
     * As {@link #probe(ActiveList)}, but leaves some resolvers alone.
     *
     * @param resting what the controls said before through a resolver that is left alone now
     */
    CompletableFuture<ControlResult> probe(ActiveList active, Function<String, Optional<PathControl>> resting) {
        List<CompletableFuture<PathControl>> paths = dns.resolvers().stream()
                .map(resolver -> resting.apply(resolver)
                        .map(CompletableFuture::completedFuture)
                        .orElseGet(() -> through(active, resolver)))
                .toList();
        return all(paths).thenApply(done -> new ControlResult(active.id(), done, clock.instant()));
    }

    /**
     * Asks one name that must not be listed through each of these resolvers. When that is right, nothing changes (the same object
     * comes back); else the list is probed anew. Never completes exceptionally.
     */
    CompletableFuture<ControlResult> recheck(
            ActiveList active, TargetKind kind, Collection<String> resolvers, ControlResult before) {
        Optional<String> control = new ControlNames(active, random).afterwards(kind);
        if (control.isEmpty()) {
            return CompletableFuture.completedFuture(before);
        }
        return all(resolvers.stream()
                        .map(resolver -> ask(active, resolver, control.get()))
                        .toList())
                .thenCompose(answers -> {
                    TestPointAnswers again = new TestPointAnswers(kind, Optional.empty(), answers);
                    boolean right =
                            again.verdict(active, clock.instant()).trouble().isEmpty();
                    return right ? CompletableFuture.completedFuture(before) : probe(active);
                });
    }

    private CompletableFuture<PathControl> through(ActiveList active, String resolver) {
        Map<TargetKind, CompletableFuture<TestPointAnswers>> asked = new EnumMap<>(TargetKind.class);
        for (TargetKind kind : active.list().kinds()) {
            asked.put(kind, controls(active, resolver, kind));
        }
        return CompletableFuture.allOf(asked.values().toArray(CompletableFuture<?>[]::new))
                .thenCompose(done -> judged(active, resolver, asked));
    }

    private CompletableFuture<PathControl> judged(
            ActiveList active, String resolver, Map<TargetKind, CompletableFuture<TestPointAnswers>> asked) {
        Map<TargetKind, KindControlResult> verdicts = new EnumMap<>(TargetKind.class);
        Map<TargetKind, TestPointAnswers> answers = new EnumMap<>(TargetKind.class);
        asked.forEach((kind, controls) -> {
            answers.put(kind, controls.join());
            verdicts.put(kind, controls.join().verdict(active, clock.instant()));
        });
        PathControl found = new PathControl(resolver, verdicts, clock.instant());
        return found.health().well()
                ? CompletableFuture.completedFuture(found)
                : new ResolverBlame(dns, random, question -> rateLimit.charge(active.list(), 1))
                        .of(active, resolver, answers)
                        .thenApply(blame -> blame.map(found::blaming).orElse(found));
    }

    private CompletableFuture<TestPointAnswers> controls(ActiveList active, String resolver, TargetKind kind) {
        ControlNames names = new ControlNames(active, random);
        Optional<CompletableFuture<DnsAnswer>> listed = names.listed(kind).map(name -> ask(active, resolver, name));
        List<CompletableFuture<DnsAnswer>> clean = names.clean(kind).stream()
                .map(name -> ask(active, resolver, name))
                .toList();
        List<CompletableFuture<DnsAnswer>> all = new ArrayList<>(clean);
        listed.ifPresent(all::add);
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> new TestPointAnswers(
                        kind,
                        listed.map(CompletableFuture::join),
                        clean.stream().map(CompletableFuture::join).toList()));
    }

    private CompletableFuture<DnsAnswer> ask(ActiveList active, String resolver, String name) {
        rateLimit.charge(active.list(), 1);
        return dns.askOf(resolver, new DnsQuestion(name, RecordType.A));
    }

    private static <T> CompletableFuture<List<T>> all(List<CompletableFuture<T>> asked) {
        return CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> asked.stream().map(CompletableFuture::join).toList());
    }
}
