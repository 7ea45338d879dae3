package dev.repwatch.checks.posture.registration;

import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.checks.posture.PublicSuffixes;
import dev.repwatch.checks.reputation.Cause;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * Asks registries over RDAP (RFC 7480, RFC 9082): each domain once a day, one question a second, where the list of IANA says (RFC
 * 9224), which is fetched once a week. Only https, only addresses that the guard allows, three redirects, and no more text than a
 * registry has to say.
 */
public final class Rdap implements Registries {

    private static final HttpUrl IANA = HttpUrl.get("https://data.iana.org/rdap/dns.json");
    private static final long MOST_OF_LIST = 1024L * 1024;
    private static final long MOST_OF_ANSWER = 256L * 1024;
    private static final int MOST_KEPT = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LIST_HOLDS = Duration.ofDays(7);
    private static final Duration HOLDS = Duration.ofDays(1);
    private static final Duration TROUBLE_HOLDS = Duration.ofHours(1);

    private record Kept<T>(CompletableFuture<T> value, Instant at) {}

    private final RdapPages pages;
    private final HttpUrl list;
    private final Duration pause;
    private final InstantSource clock;
    private final Map<String, Kept<Registered>> domains = new LinkedHashMap<>();
    private Optional<Kept<Map<String, String>>> services = Optional.empty();
    private Instant free = Instant.MIN;

    /** @param guard which addresses may be reached */
    public Rdap(OkHttpClient base, AddressGuard guard, InstantSource clock) {
        this(base.newBuilder().dns(guard).build(), IANA, PAUSE, clock);
    }

    /**
     * @param list where the services of registries stand
     * @param pause between two questions
     */
    Rdap(OkHttpClient guarded, HttpUrl list, Duration pause, InstantSource clock) {
        this.pages = new RdapPages(guarded, PATIENCE);
        this.list = list;
        this.pause = pause;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Registered> of(String domain) {
        return PublicSuffixes.organisation(domain)
                .map(this::kept)
                .orElseGet(() -> CompletableFuture.completedFuture(new Registered.Unsaid()));
    }

    private synchronized CompletableFuture<Registered> kept(String domain) {
        Instant now = clock.instant();
        Kept<Registered> known = domains.get(domain);
        if (known != null && now.isBefore(known.at().plus(holds(known.value())))) {
            return known.value();
        }
        if (domains.size() >= MOST_KEPT) {
            domains.remove(domains.keySet().iterator().next());
        }
        CompletableFuture<Registered> answer = services(now)
                .thenCompose(all -> RdapText.service(domain, all)
                        .map(service -> asked(domain, service))
                        .orElseGet(() -> CompletableFuture.completedFuture(new Registered.Unsaid())))
                .exceptionally(Rdap::unclear);
        domains.put(domain, new Kept<>(answer, now));
        return answer;
    }

    private static Duration holds(CompletableFuture<Registered> answer) {
        return answer.isDone() && answer.join() instanceof Registered.Unclear ? TROUBLE_HOLDS : HOLDS;
    }

    private CompletableFuture<Map<String, String>> services(Instant now) {
        Optional<Kept<Map<String, String>>> known = services.filter(
                it -> now.isBefore(it.at().plus(it.value().isCompletedExceptionally() ? TROUBLE_HOLDS : LIST_HOLDS)));
        Kept<Map<String, String>> kept =
                known.orElseGet(() -> new Kept<>(later(() -> RdapText.services(pages.text(list, MOST_OF_LIST))), now));
        services = Optional.of(kept);
        return kept.value();
    }

    private CompletableFuture<Registered> asked(String domain, String service) {
        HttpUrl base = HttpUrl.parse(service);
        if (base == null) {
            return CompletableFuture.completedFuture(new Registered.Unsaid());
        }
        HttpUrl url = base.newBuilder()
                .addPathSegment("domain")
                .addPathSegment(domain)
                .build();
        return later(() -> answer(domain, url));
    }

    private Registered answer(String domain, HttpUrl url) throws IOException {
        try {
            return new Registered.Known(RdapText.domain(domain, pages.text(url, MOST_OF_ANSWER)));
        } catch (RdapPages.NotThere absent) {
            return new Registered.Unsaid();
        }
    }

    private interface Question<T> {
        T answer() throws IOException;
    }

    /** Asks when it is its turn, on another thread: one question a second, however many want to know. */
    private <T> CompletableFuture<T> later(Question<T> question) {
        Duration turn = turn();
        Executor then = CompletableFuture.delayedExecutor(turn.toMillis(), TimeUnit.MILLISECONDS);
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return question.answer();
                    } catch (IOException trouble) {
                        throw new java.util.concurrent.CompletionException(trouble);
                    }
                },
                then);
    }

    private synchronized Duration turn() {
        Instant now = clock.instant();
        Instant mine = free.isAfter(now) ? free : now;
        free = mine.plus(pause);
        return Duration.between(now, mine);
    }

    private static Registered unclear(Throwable thrown) {
        Throwable trouble = thrown.getCause() == null ? thrown : thrown.getCause();
        if (trouble instanceof RdapPages.Refusal refusal) {
            Cause cause = refusal.status() == 429
                    ? Cause.OVER_QUOTA
                    : refusal.status() >= 500 ? Cause.SERVER_FAILED : Cause.REFUSED;
            return new Registered.Unclear(cause, String.valueOf(refusal.getMessage()));
        }
        if (trouble instanceof InterruptedIOException) {
            return new Registered.Unclear(Cause.TIMED_OUT, "no answer in " + PATIENCE.toSeconds() + " s");
        }
        boolean network = trouble instanceof java.net.SocketException
                || trouble instanceof java.net.UnknownHostException
                || trouble instanceof javax.net.ssl.SSLException;
        return new Registered.Unclear(
                network ? Cause.SERVER_FAILED : Cause.BAD_ANSWER,
                network ? "it cannot be reached" : "its answer cannot be read");
    }
}
