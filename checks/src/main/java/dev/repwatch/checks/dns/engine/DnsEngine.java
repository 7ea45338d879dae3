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
    private final LoopCounters loopCounters = new LoopCounters();
    private final TcpQueries tcp;
    private final EventLoop eventLoop;
    private final Thread thread;
    private final QueryQueue queryQueue;

    /**
     * @param random must be unpredictable outside of tests: ids, ports and letter cases come from it
     * @param nanos monotonic time, such as {@code System::nanoTime}
     * @throws UncheckedIOException when the system gives no selector
     */
    public DnsEngine(DnsSettings settings, RandomGenerator random, LongSupplier nanos) {
        resolvers = settings.resolvers().stream().map(Resolvers::text).toList();
        mostOfAStream = 2 * settings.maxInFlight();
        slots = new Slots(SLOTS * settings.maxInFlight());
        tcp = new TcpQueries(settings.timeout(), nanos);
        eventLoop = loop(settings, new RandomBits(random), nanos);
        EngineStream own = open(settings.maxInFlight());
        queryQueue = new QueryQueue(own, resolvers);
        thread = daemon(eventLoop, "dns-engine");
        thread.start();
        daemon(queryQueue, "dns-answers").start();
    }

    @Override
    public CompletableFuture<DnsAnswer> ask(DnsQuestion question, ResolverSet among) {
        return queryQueue.ask(question, QueryRoute.among(among).trees(question));
    }

    @Override
    public CompletableFuture<DnsAnswer> askElsewhere(DnsQuestion question, String path, ResolverSet among) {
        return queryQueue.ask(
                question, QueryRoute.elsewhere(among, resolvers.indexOf(path)).trees(question));
    }

    /** @throws IllegalArgumentException when the resolver is not among those configured */
    @Override
    public CompletableFuture<DnsAnswer> askOf(String resolver, DnsQuestion question) {
        return queryQueue.ask(question, QueryRoute.only(index(resolver), false).trees(question));
    }

    /** @throws IllegalArgumentException when the resolver is not among those configured */
    @Override
    public CompletableFuture<DnsAnswer> askOverTcp(String resolver, DnsQuestion question) {
        return queryQueue.ask(question, QueryRoute.only(index(resolver), true).trees(question));
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
        return loopCounters.snapshot();
    }

    /** Ends what is under way as {@link dev.repwatch.checks.reputation.Cause#NOT_ASKED}. */
    @Override
    public void close() {
        eventLoop.close();
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
        EngineStream stream = new EngineStream(slots, own, eventLoop);
        eventLoop.add(stream);
        return stream;
    }

    private EventLoop loop(DnsSettings settings, RandomBits randomBits, LongSupplier nanos) {
        Selector selector = selector();
        UdpSockets udpSockets = (upstream, now) -> UdpSocket.open(upstream, selector, randomBits, now);
        Upstream[] upstreams = new Upstream[settings.resolvers().size()];
        for (int index = 0; index < upstreams.length; index++) {
            InetSocketAddress address = settings.resolvers().get(index);
            upstreams[index] =
                    new Upstream(index, address, settings.timeout().toNanos(), udpSockets, randomBits, loopCounters);
        }
        PacketIo packetIo = new PacketIo(slots, randomBits, nanos, loopCounters);
        TimerWheel timerWheel = new TimerWheel(slots.size, nanos.getAsLong());
        ResolverSelector resolverSelector = new ResolverSelector(upstreams, randomBits);
        return new EventLoop(
                selector,
                nanos,
                timerWheel,
                packetIo,
                mail -> new QueryLifecycle(
                        slots,
                        settings.retries(),
                        resolverSelector,
                        packetIo,
                        timerWheel,
                        tcp,
                        mail,
                        randomBits,
                        loopCounters),
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
