package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.doctor.NxdomainRewrite;
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
    private final RateLimit rateLimit;

    Sentinel(DnsClient dns, InstantSource clock, RandomGenerator random, RateLimit rateLimit) {
        this.dns = dns;
        this.clock = clock;
        this.random = random;
        this.rateLimit = rateLimit;
    }

    /** Never completes exceptionally. */
    CompletableFuture<ControlResult> probe(ActiveList active) {
        Map<TargetKind, CompletableFuture<TestPointAnswers>> asked = new EnumMap<>(TargetKind.class);
        for (TargetKind kind : active.list().kinds()) {
            asked.put(kind, controls(active, kind));
        }
        return CompletableFuture.allOf(asked.values().toArray(CompletableFuture<?>[]::new))
                .thenCompose(all -> {
                    Map<TargetKind, KindControlResult> verdicts = new EnumMap<>(TargetKind.class);
                    asked.forEach((kind, controls) ->
                            verdicts.put(kind, controls.join().verdict(active, clock.instant())));
                    ControlResult found = new ControlResult(active.id(), verdicts, clock.instant());
                    Optional<String> surprised = asked.values().stream()
                            .flatMap(controls -> controls.join().surprised().stream())
                            .findFirst();
                    return found.health().well() || surprised.isEmpty()
                            ? CompletableFuture.completedFuture(found)
                            : blamed(found, surprised.get());
                });
    }

    /** A resolver that rewrites "no such name" makes every list look as if it listed the world. */
    private CompletableFuture<ControlResult> blamed(ControlResult found, String resolver) {
        return dns.askOf(resolver, NxdomainRewrite.question(random))
                .thenApply(answer -> NxdomainRewrite.seen(answer)
                        .map(seen -> found.blaming(resolver, seen))
                        .orElse(found));
    }

    /**
     * Asks one name that must not be listed. When that is right, nothing changes (the same object comes back); else the
     * list is probed anew. Never completes exceptionally.
     */
    CompletableFuture<ControlResult> recheck(ActiveList active, TargetKind kind, ControlResult before) {
        Optional<String> control = new ControlNames(active, random).afterwards(kind);
        if (control.isEmpty()) {
            return CompletableFuture.completedFuture(before);
        }
        return ask(active, control.get()).thenCompose(answer -> {
            TestPointAnswers again = new TestPointAnswers(kind, Optional.empty(), List.of(answer));
            boolean right = again.verdict(active, clock.instant()).trouble().isEmpty();
            return right ? CompletableFuture.completedFuture(before) : probe(active);
        });
    }

    private CompletableFuture<TestPointAnswers> controls(ActiveList active, TargetKind kind) {
        ControlNames points = new ControlNames(active, random);
        Optional<CompletableFuture<DnsAnswer>> listed = points.listed(kind).map(name -> ask(active, name));
        List<CompletableFuture<DnsAnswer>> clean =
                points.clean(kind).stream().map(name -> ask(active, name)).toList();
        List<CompletableFuture<DnsAnswer>> all = new ArrayList<>(clean);
        listed.ifPresent(all::add);
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> new TestPointAnswers(
                        kind,
                        listed.map(CompletableFuture::join),
                        clean.stream().map(CompletableFuture::join).toList()));
    }

    private CompletableFuture<DnsAnswer> ask(ActiveList active, String name) {
        rateLimit.charge(active.list(), 1);
        return dns.ask(new DnsQuestion(name, RecordType.A));
    }
}
