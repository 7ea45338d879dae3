package dev.repwatch.checks.dns.engine;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.DnsStream;
import dev.repwatch.checks.dns.ResolverSet;
import dev.repwatch.checks.dns.Resolvers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The DNS client: one thread asks all resolvers over a few connected sockets on random ports, with random ids and letter
 * cases, and believes only what fits all of them (RFC 5452). Sleeps until there is something to do.
 */
public final class DnsEngine implements DnsClient {

    /** Places for questions, for each one that may be on the wire: a stream prepares while others are under way. */
    private static final int SLOTS = 8;

    private static final long END_MILLIS = 5_000;

    private final List<String> resolvers;
    private final int mostOfAStream;
    private final Slots slots;
    private final Counts counts = new Counts();
    private final TcpAsks tcp;
    private final Loop loop;
    private final Thread thread;
    private final Futures futures;

    /**
     * @param random must be unpredictable outside of tests: ids, ports and letter cases come from it
     * @param nanos monotonic time, such as {@code System::nanoTime}
     * @throws UncheckedIOException when the system gives no selector
     */
    public DnsEngine(DnsSettings settings, RandomGenerator random, LongSupplier nanos) {
        resolvers = settings.resolvers().stream().map(Resolvers::text).toList();
        mostOfAStream = 2 * settings.maxInFlight();
        slots = new Slots(SLOTS * settings.maxInFlight());
        tcp = new TcpAsks(settings.timeout(), nanos);
        loop = loop(settings, new Dice(random), nanos);
        EngineStream own = open(settings.maxInFlight());
        futures = new Futures(own, resolvers);
        thread = daemon(loop, "dns-engine");
        thread.start();
        daemon(futures, "dns-answers").start();
    }

    @Override
    public CompletableFuture<DnsAnswer> ask(DnsQuestion question, ResolverSet among) {
        return futures.ask(question, Route.among(among));
    }

    @Override
    public CompletableFuture<DnsAnswer> askElsewhere(DnsQuestion question, String path, ResolverSet among) {
        return futures.ask(question, Route.elsewhere(among, resolvers.indexOf(path)));
    }

    /** @throws IllegalArgumentException when the resolver is not among those configured */
    @Override
    public CompletableFuture<DnsAnswer> askOf(String resolver, DnsQuestion question) {
        return futures.ask(question, Route.only(index(resolver), false));
    }

    /** @throws IllegalArgumentException when the resolver is not among those configured */
    @Override
    public CompletableFuture<DnsAnswer> askOverTcp(String resolver, DnsQuestion question) {
        return futures.ask(question, Route.only(index(resolver), true));
    }

    @Override
    public List<String> resolvers() {
        return resolvers;
    }

    /** Room for at most twice what may be on the wire. */
    @Override
    public DnsStream stream(int room) {
        return open(Math.min(room, mostOfAStream));
    }

    public EngineCounts counts() {
        return counts.snapshot();
    }

    /** Ends what is under way as {@link dev.repwatch.checks.reputation.Cause#NOT_ASKED}. */
    @Override
    public void close() {
        loop.close();
        tcp.close();
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private EngineStream open(int room) {
        int[] own = slots.reserve(room);
        if (own.length == 0) {
            throw new IllegalStateException("every place for questions is taken by other streams");
        }
        EngineStream stream = new EngineStream(slots, own, loop);
        loop.add(stream);
        return stream;
    }

    private Loop loop(DnsSettings settings, Dice dice, LongSupplier nanos) {
        Selector selector = selector();
        Doors doors = (upstream, now) -> Door.open(upstream, selector, dice, now);
        Upstream[] upstreams = new Upstream[settings.resolvers().size()];
        for (int index = 0; index < upstreams.length; index++) {
            InetSocketAddress address = settings.resolvers().get(index);
            upstreams[index] = new Upstream(index, address, settings.timeout().toNanos(), doors, dice, counts);
        }
        Wire wire = new Wire(slots, dice, nanos, counts);
        Wheel wheel = new Wheel(slots.size, nanos.getAsLong());
        Choice choice = new Choice(upstreams, dice);
        return new Loop(
                selector,
                nanos,
                wheel,
                wire,
                mail -> new Course(slots, settings.retries(), choice, wire, wheel, tcp, mail, dice, counts),
                settings.maxInFlight());
    }

    private static Selector selector() {
        try {
            return Selector.open();
        } catch (IOException unavailable) {
            throw new UncheckedIOException("the system gives no selector", unavailable);
        }
    }

    private int index(String resolver) {
        int index = resolvers.indexOf(resolver);
        if (index < 0) {
            throw new IllegalArgumentException(resolver + " is not one of the resolvers that are configured");
        }
        return index;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
