package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.NoDns;
import dev.repwatch.checks.feeds.Redactor;
import dev.repwatch.checks.feeds.http.FeedClient;
import dev.repwatch.checks.http.Limits;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.targets.TargetUrlEntry;
import dev.repwatch.monitor.config.targets.TargetUrls;
import dev.repwatch.monitor.files.FileTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import okhttp3.Request;

/**
 * One inventory that names targets by Prometheus {@code http_sd}: {@code GET}, JSON of the form of {@code file_sd},
 * {@code X-Prometheus-Refresh-Interval-Seconds}. A single question that fails says nothing yet, it is asked once more soon.
 */
final class Inventory implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(30), TargetUrls.MAX_BYTES);

    private final TargetUrlEntry entry;
    private final Path home;
    private final TargetUrls known;
    private final LongSupplier nanos;
    private final Redactor redactor = new Redactor();
    private final FeedClient http;
    private long turn;
    private int failures;

    Inventory(TargetUrlEntry entry, Path home, TargetUrls known, DaemonEnvironment world) {
        this.entry = entry;
        this.home = home;
        this.known = known;
        this.nanos = world.nanos();
        this.turn = nanos.getAsLong();
        entry.token().ifPresent(redactor::hide);
        this.http = new FeedClient(new FeedContext(
                        new SourceId("target-urls"), world.clock(), new NoDns(), world.guard(), LIMITS, redactor)
                .near(entry.near()));
    }

    TargetUrlEntry entry() {
        return entry;
    }

    boolean due(long now) {
        return now - turn >= 0;
    }

    /** @return whether it says something else now than before, or begins or ends to be trouble */
    boolean ask() {
        Duration pause = entry.every();
        try {
            boolean other = known.keep(home, entry, http.fetch(request()).text());
            failures = 0;
            return known.answered(entry) || other;
        } catch (FeedFailure failure) {
            Duration wish = failure.retryAfter().orElse(Duration.ZERO);
            pause = longer(wish, again());
            return failed(failure.detail());
        } catch (IllegalArgumentException refused) {
            pause = again();
            return failed(String.valueOf(refused.getMessage()));
        } catch (IOException trouble) {
            pause = again();
            return failed("what " + entry.address().host() + " says cannot be kept: " + FileTrouble.sentence(trouble));
        } finally {
            turn = nanos.getAsLong() + pause.toNanos();
        }
    }

    private Duration again() {
        Duration patience = failures == 0 ? SOON : AFTER_FAILURE;
        return patience.compareTo(entry.every()) < 0 ? patience : entry.every();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private boolean failed(String why) {
        failures++;
        return failures > 1 && known.failed(entry, redactor.clean(why));
    }

    private Request request() {
        Request.Builder request = new Request.Builder()
                .url(entry.address())
                .header("Accept", "application/json")
                .header(
                        "X-Prometheus-Refresh-Interval-Seconds",
                        Long.toString(entry.every().toSeconds()));
        entry.token().ifPresent(token -> request.header("Authorization", "Bearer " + token.reveal()));
        return request.build();
    }

    @Override
    public void close() {
        http.close();
    }
}
