package dev.repwatch.checks.dns;

import dev.repwatch.checks.reputation.Cause;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.xbill.DNS.TextParseException;

/**
 * Asks over dnsjava's wire (one socket on a random port a question), and judges every reply itself: the resolvers of the
 * library believe echoes, failed answers and referrals.
 */
public final class DnsjavaClient implements DnsClient {

    private static final int MAX_PAUSE_MILLIS = 100;

    private final DnsSettings settings;
    private final RandomGenerator random;
    private final Gate gate;
    private final ExecutorService executor;

    public DnsjavaClient(DnsSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
        this.gate = new Gate(settings.maxInFlight());
        AtomicInteger number = new AtomicInteger();
        this.executor = Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task, "dns-reply-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public CompletableFuture<DnsAnswer> ask(DnsQuestion question) {
        return ask(question, settings.resolvers(), settings.retries());
    }

    @Override
    public CompletableFuture<DnsAnswer> askElsewhere(DnsQuestion question, String path) {
        List<InetSocketAddress> others = new ArrayList<>(settings.resolvers());
        others.removeIf(resolver -> Resolvers.text(resolver).equals(path));
        if (others.isEmpty()) {
            return ask(question);
        }
        Collections.rotate(others, random.nextInt(others.size()));
        return ask(question, others, settings.retries());
    }

    @Override
    public CompletableFuture<DnsAnswer> askOf(String resolver, DnsQuestion question) {
        return ask(question, List.of(Resolvers.parse(resolver)), 0);
    }

    @Override
    public CompletableFuture<DnsAnswer> askOverTcp(String resolver, DnsQuestion question) {
        return gate.pass(() -> attempt(question, Resolvers.parse(resolver), true));
    }

    @Override
    public List<String> resolvers() {
        return settings.resolvers().stream().map(Resolvers::text).toList();
    }

    @Override
    public void close() {
        executor.shutdown();
    }

    private CompletableFuture<DnsAnswer> ask(DnsQuestion asked, List<InetSocketAddress> resolvers, int retries) {
        Rounds rounds = new Rounds(resolvers, retries, (resolver, tcp) -> attempt(asked, resolver, tcp), this::paused);
        return gate.pass(rounds::run);
    }

    private CompletableFuture<DnsAnswer> attempt(DnsQuestion asked, InetSocketAddress resolver, boolean tcp) {
        Question question;
        try {
            question = Question.of(asked, random);
        } catch (TextParseException invalid) {
            return CompletableFuture.completedFuture(new DnsAnswer.Failed(
                    Cause.BAD_ANSWER, "the name to ask for is no valid DNS name", Resolvers.text(resolver)));
        }
        Attempt attempt = new Attempt(resolver, question, settings.timeout(), executor);
        return tcp ? attempt.overTcp() : attempt.overUdp();
    }

    private CompletableFuture<DnsAnswer> paused(Supplier<CompletableFuture<DnsAnswer>> attempt) {
        int millis = random.nextInt(MAX_PAUSE_MILLIS);
        return new CompletableFuture<Boolean>()
                .completeOnTimeout(true, millis, TimeUnit.MILLISECONDS)
                .thenComposeAsync(over -> attempt.get(), executor);
    }
}
