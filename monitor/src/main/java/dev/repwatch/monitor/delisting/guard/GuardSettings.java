package dev.repwatch.monitor.delisting.guard;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * {@code [guard]}: takes listed addresses out of the pools of the mail server. Without {@code files}, {@code hook} and
 * {@code webhooks} it does nothing.
 *
 * @param files the pool files, written anew at each change
 * @param format of the pool files
 * @param hook a program and its arguments, run at each change of one address, without a shell
 * @param hookTimeout how long it may take
 * @param webhooks receive each change as JSON
 * @param minimum so many addresses of a pool stay in use however many are listed
 * @param maxTier only lists of this tier or a better one count
 * @param dryRun says what it would do, and does nothing
 */
public record GuardSettings(
        List<Path> files,
        PoolFormat format,
        List<String> hook,
        Duration hookTimeout,
        List<URI> webhooks,
        int minimum,
        int maxTier,
        boolean dryRun) {

    private static final Duration LONGEST = Duration.ofHours(1);

    public static final GuardSettings DEFAULT =
            new GuardSettings(List.of(), PoolFormat.KUMOMTA, List.of(), Duration.ofSeconds(10), List.of(), 1, 1, false);

    /** @throws IllegalArgumentException when a value makes no sense; the message begins with the key */
    public GuardSettings {
        files = List.copyOf(files);
        hook = List.copyOf(hook);
        webhooks = List.copyOf(webhooks);
        if (hookTimeout.isNegative() || hookTimeout.isZero() || hookTimeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("hook_timeout: must be longer than nothing and at most 1h");
        }
        if (webhooks.stream().anyMatch(it -> HttpUrl.parse(it.toString()) == null)) {
            throw new IllegalArgumentException("webhooks: each must be an http:// or https:// address");
        }
        if (minimum < 1) {
            throw new IllegalArgumentException("minimum: must be 1 or more; a pool is never emptied");
        }
        if (maxTier < 1 || maxTier > 4) {
            throw new IllegalArgumentException("max_tier: must be 1, 2, 3 or 4");
        }
    }

    public boolean on() {
        return !files.isEmpty() || !hook.isEmpty() || !webhooks.isEmpty();
    }
}
