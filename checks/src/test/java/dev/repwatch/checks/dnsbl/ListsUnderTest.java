package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceHealth;
import dev.repwatch.checks.reputation.Target;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A check over the wire against a name server on loopback. */
final class ListsUnderTest implements AutoCloseable {

    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T09:00:00Z"));

    private static final Duration TIMEOUT = Duration.ofMillis(700);

    final LoopbackNameserver server = LoopbackNameserver.start();
    final List<SourceHealth> health = new ArrayList<>();
    final DnsEngine dns;
    private final Random random = new Random(7);

    /** @param others further resolvers, asked after the server */
    ListsUnderTest(InetSocketAddress... others) {
        List<InetSocketAddress> resolvers = new ArrayList<>(List.of(server.socketAddress()));
        resolvers.addAll(Arrays.asList(others));
        dns = new DnsEngine(new DnsSettings(resolvers, TIMEOUT, 1, 64), random, System::nanoTime);
    }

    DnsblCheck check(ActiveList... lists) {
        return new DnsblCheck(dns, List.of(lists), CLOCK, random);
    }

    DnsblCheck check(QueryPolicy queryPolicy, InstantSource clock, ActiveList... lists) {
        return new DnsblCheck(dns, List.of(lists), clock, random, queryPolicy);
    }

    List<Observation> sweep(DnsblCheck check, Target... targets) {
        List<Observation> seen = new ArrayList<>();
        check.sweep(List.of(targets), health::add, seen::add);
        return seen;
    }

    Observation sweep(ActiveList list, Target target) {
        return sweep(check(list), target).get(0);
    }

    /** {@code listed}, {@code not_listed}, {@code scored}, or the cause of {@code unknown}. */
    static String outcome(Finding finding) {
        return finding.match(
                listed -> "listed",
                clean -> "not_listed",
                scored -> "scored",
                graded -> graded.grade().label(),
                unknown -> unknown.cause().label());
    }

    @Override
    public void close() {
        dns.close();
        server.close();
    }
}
