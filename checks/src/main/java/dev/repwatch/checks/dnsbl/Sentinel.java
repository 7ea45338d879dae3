package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.doctor.Rewriting;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** Asks a list's control points before the list is believed. */
final class Sentinel {

    private final DnsClient dns;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Pace pace;

    Sentinel(DnsClient dns, InstantSource clock, RandomGenerator random, Pace pace) {
        this.dns = dns;
        this.clock = clock;
        this.random = random;
        this.pace = pace;
    }

    /** Never completes exceptionally. */
    CompletableFuture<Wellness> probe(ActiveList active) {
        Map<TargetKind, CompletableFuture<Controls>> asked = new EnumMap<>(TargetKind.class);
        for (TargetKind kind : active.list().kinds()) {
            asked.put(kind, controls(active, kind));
        }
        return CompletableFuture.allOf(asked.values().toArray(CompletableFuture<?>[]::new))
                .thenCompose(all -> {
                    Map<TargetKind, Verdict> verdicts = new EnumMap<>(TargetKind.class);
                    asked.forEach((kind, controls) ->
                            verdicts.put(kind, controls.join().verdict(active, clock.instant())));
                    Wellness found = new Wellness(active.id(), verdicts, clock.instant());
                    Optional<String> surprised = asked.values().stream()
                            .flatMap(controls -> controls.join().surprised().stream())
                            .findFirst();
                    return found.health().well() || surprised.isEmpty()
                            ? CompletableFuture.completedFuture(found)
                            : blamed(found, surprised.get());
                });
    }

    /** A resolver that rewrites "no such name" makes every list look as if it listed the world. */
    private CompletableFuture<Wellness> blamed(Wellness found, String resolver) {
        return dns.askOf(resolver, Rewriting.question(random))
                .thenApply(answer -> Rewriting.seen(answer)
                        .map(seen -> found.blaming(resolver, seen))
                        .orElse(found));
    }

    /**
     * Asks one name that must not be listed. When that is right, nothing changes (the same object comes back); else the
     * list is probed anew. Never completes exceptionally.
     */
    CompletableFuture<Wellness> recheck(ActiveList active, TargetKind kind, Wellness before) {
        Optional<String> control = new ControlPoints(active, random).afterwards(kind);
        if (control.isEmpty()) {
            return CompletableFuture.completedFuture(before);
        }
        return ask(active, control.get()).thenCompose(answer -> {
            Controls again = new Controls(kind, Optional.empty(), List.of(answer));
            boolean right = again.verdict(active, clock.instant()).trouble().isEmpty();
            return right ? CompletableFuture.completedFuture(before) : probe(active);
        });
    }

    private CompletableFuture<Controls> controls(ActiveList active, TargetKind kind) {
        ControlPoints points = new ControlPoints(active, random);
        Optional<CompletableFuture<DnsAnswer>> listed = points.listed(kind).map(name -> ask(active, name));
        List<CompletableFuture<DnsAnswer>> clean =
                points.clean(kind).stream().map(name -> ask(active, name)).toList();
        List<CompletableFuture<DnsAnswer>> all = new ArrayList<>(clean);
        listed.ifPresent(all::add);
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> new Controls(
                        kind,
                        listed.map(CompletableFuture::join),
                        clean.stream().map(CompletableFuture::join).toList()));
    }

    private CompletableFuture<DnsAnswer> ask(ActiveList active, String name) {
        pace.charge(active.list(), 1);
        return dns.ask(new DnsQuestion(name, RecordType.A));
    }
}
