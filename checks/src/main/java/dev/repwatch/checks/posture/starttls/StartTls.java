package dev.repwatch.checks.posture.starttls;

import dev.repwatch.checks.posture.mail.Presented;
import dev.repwatch.checks.reputation.Cause;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Connects to exchangers: each once a day, and after an hour where nothing came of it; four at a time, and says QUIT. Thread-safe.
 */
public final class StartTls implements ExchangerCertificates {

    private static final int SMTP = 25;
    private static final int AT_ONCE = 4;
    private static final int MOST = 2_000;
    private static final Duration HOLDS = Duration.ofDays(1);
    private static final Duration TROUBLE_HOLDS = Duration.ofHours(1);
    private static final Executor THREADS = threads();

    private record Kept(CompletableFuture<Optional<Presented>> shown, Instant at) {

        boolean holds(Instant now) {
            if (!shown.isDone()) {
                return true;
            }
            boolean good =
                    shown.join().filter(Presented.Chain.class::isInstance).isPresent();
            return now.isBefore(at.plus(good ? HOLDS : TROUBLE_HOLDS));
        }
    }

    private final int port;
    private final Predicate<InetAddress> reachable;
    private final InstantSource clock;
    private final Duration patience;
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    /**
     * @param port to connect to
     * @param reachable addresses that may be connected to
     */
    public StartTls(int port, Predicate<InetAddress> reachable, InstantSource clock) {
        this(port, reachable, clock, SmtpHandshake.PATIENCE);
    }

    /** @param patience for each answer */
    StartTls(int port, Predicate<InetAddress> reachable, InstantSource clock, Duration patience) {
        this.patience = patience;
        this.port = port;
        this.reachable = reachable;
        this.clock = clock;
    }

    /** Port 25, and addresses that are public. */
    public static StartTls ofSystem(InstantSource clock) {
        return new StartTls(SMTP, dev.repwatch.checks.posture.PublicAddress::is, clock);
    }

    @Override
    public StartTls anew() {
        return new StartTls(port, reachable, clock, patience);
    }

    @Override
    public CompletableFuture<Optional<Presented>> of(String host, List<InetAddress> addresses) {
        Optional<InetAddress> address = addresses.stream().filter(reachable).findFirst();
        if (address.isEmpty()) {
            return CompletableFuture.completedFuture(
                    Optional.of(new Presented.Unclear(Cause.NOT_ASKED, "no address that can be reached from here")));
        }
        Instant now = clock.instant();
        synchronized (kept) {
            Kept known = kept.get(host);
            if (known != null && known.holds(now)) {
                return known.shown();
            }
            kept.remove(host);
            if (kept.size() >= MOST) {
                kept.remove(kept.keySet().iterator().next());
            }
            InetSocketAddress there = new InetSocketAddress(address.get(), port);
            CompletableFuture<Optional<Presented>> shown = CompletableFuture.supplyAsync(
                    () -> Optional.of(new SmtpHandshake(host, there, patience).presented()), THREADS);
            kept.put(host, new Kept(shown, now));
            return shown;
        }
    }

    /** They end when there is nothing to do, and hold up nobody who wants to end. */
    private static Executor threads() {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "starttls");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
