package dev.repwatch.monitor.config.targets;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.http.Endpoint;
import dev.repwatch.monitor.config.section.Limits;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * One {@code [[target_urls]]}: targets that an inventory names by Prometheus {@code http_sd} JSON.
 *
 * @param url where it is asked; only its host is ever told, for the rest may hold a secret
 * @param interval how often; five minutes when absent
 * @param token sent as {@code Authorization: Bearer}
 * @param pool of targets that name none themselves
 * @param labels added to those of the targets
 * @param allowEmpty an answer without targets is meant; otherwise it is an accident and the answer before stays
 * @param allowDrop an answer with less than half of the targets of the one before is meant; otherwise it is an accident
 * @param maxExpand as in {@code [[targets]]}
 * @param allowPrivate the inventory is on the own network, and may name addresses of it
 */
public record TargetUrlEntry(
        String url,
        Optional<Duration> interval,
        Optional<Secret> token,
        Optional<String> pool,
        Map<String, String> labels,
        boolean allowEmpty,
        boolean allowDrop,
        Optional<Integer> maxExpand,
        boolean allowPrivate) {

    private static final Duration USUAL = Duration.ofMinutes(5);
    private static final Duration LOW = Duration.ofSeconds(1);
    private static final Duration HIGH = Duration.ofDays(1);

    /** @throws IllegalArgumentException when a value makes no sense; the message begins with the key */
    public TargetUrlEntry {
        HttpUrl parsed = Endpoint.of("url", url, false);
        if (!parsed.isHttps() && !allowPrivate && !local(parsed)) {
            throw new IllegalArgumentException(
                    "url: only https is asked; http needs allow_private = true, for an inventory"
                            + " on the own network");
        }
        interval.ifPresent(every -> Limits.between("interval", every, LOW, HIGH));
        labels = Map.copyOf(labels);
    }

    public HttpUrl address() {
        return Endpoint.of("url", url, false);
    }

    /** Whether it is asked at an address that is not on the public Internet, and in clear where the address says so. */
    public boolean near() {
        return allowPrivate || local(address());
    }

    public Duration every() {
        return interval.orElse(USUAL);
    }

    private static boolean local(HttpUrl url) {
        return Endpoint.local(List.of(Optional.of(URI.create(url.toString()))));
    }

    /** What it says about its targets, as the entry of a file does. */
    TargetFileEntry asFile() {
        return new TargetFileEntry(address().host(), pool, labels, allowEmpty, maxExpand, allowPrivate);
    }
}
