package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Looks targets up on DNS lists, each list only as far as its controls are right. */
public final class DnsblCheck {

    private final DnsClient dns;
    private final Map<SourceId, ActiveList> lists = new LinkedHashMap<>();
    private final InstantSource clock;
    private final Sentinel sentinel;
    private final Map<SourceId, Wellness> lastProbe = new ConcurrentHashMap<>();

    public DnsblCheck(DnsClient dns, List<ActiveList> lists, InstantSource clock, RandomGenerator random) {
        this.dns = dns;
        lists.forEach(list -> this.lists.put(list.id(), list));
        this.clock = clock;
        this.sentinel = new Sentinel(dns, clock, random);
    }

    /** The lists that are asked, in order. */
    public List<ActiveList> lists() {
        return List.copyOf(lists.values());
    }

    /**
     * Asks a list's control points. Never completes exceptionally.
     *
     * @throws IllegalArgumentException when the list is not among those asked
     */
    public CompletableFuture<ListHealth> probe(SourceId list) {
        return probed(active(list)).thenApply(Wellness::health);
    }

    /**
     * Asks every list about every target of its kinds, and blocks until all is asked. Each list's controls go first; a list
     * that is unwell is not asked, and its findings are Unknown with the cause. Both consumers are called by the calling
     * thread only. An interrupt ends the sweep early and stays set.
     */
    public void sweep(Collection<Target> targets, Consumer<ListHealth> health, Consumer<Observation> sink) {
        Map<ActiveList, CompletableFuture<Wellness>> probes = new LinkedHashMap<>();
        lists.values().forEach(list -> probes.put(list, probed(list)));
        Map<ActiveList, Wellness> wellness = new LinkedHashMap<>();
        probes.forEach((list, probe) -> wellness.put(list, probe.join()));
        wellness.values().forEach(it -> health.accept(it.health()));
        new Flow().drain(questions(targets, wellness).iterator(), sink);
    }

    private Stream<Flow.Start> questions(Collection<Target> targets, Map<ActiveList, Wellness> lists) {
        return targets.stream()
                .flatMap(target -> lists.entrySet().stream()
                        .filter(list -> list.getKey().takes(target.kind()))
                        .map(list -> () -> observe(list.getKey(), target, list.getValue())));
    }

    /**
     * Asks again for a confirmation, on another path than the first where there is one; {@link Observation#path} says which it
     * was. On the same path only an answer after the first one's TTL is independent.
     *
     * @throws IllegalArgumentException when the list is not among those asked
     */
    public CompletableFuture<Observation> confirm(Target target, SourceId list, String firstPath) {
        ActiveList active = active(list);
        Wellness known = lastProbe.get(list);
        CompletableFuture<Wellness> wellness =
                known == null ? probed(active) : CompletableFuture.completedFuture(known);
        Asking asking = Asking.elsewhere(active, dns, firstPath, clock);
        return wellness.thenCompose(it -> believed(asking, target, it));
    }

    private CompletableFuture<Observation> observe(ActiveList list, Target target, Wellness wellness) {
        return believed(Asking.first(list, dns, clock), target, wellness);
    }

    private static CompletableFuture<Observation> believed(Asking asking, Target target, Wellness wellness) {
        Optional<Finding> disbelief = wellness.disbelief(target.kind());
        return disbelief.isPresent()
                ? CompletableFuture.completedFuture(asking.observed(target, disbelief.get()))
                : asking.about(target, wellness.nowhere(target.kind()));
    }

    private CompletableFuture<Wellness> probed(ActiveList list) {
        return sentinel.probe(list).whenComplete((wellness, failure) -> {
            if (wellness != null) {
                lastProbe.put(list.id(), wellness);
            }
        });
    }

    private ActiveList active(SourceId id) {
        ActiveList list = lists.get(id);
        if (list == null) {
            throw new IllegalArgumentException("list " + id + " is not among those that are asked");
        }
        return list;
    }
}
