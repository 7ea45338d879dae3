package dev.repwatch.monitor.warmup.book;

import dev.repwatch.monitor.warmup.Thresholds;
import dev.repwatch.monitor.warmup.export.Format;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * {@code [warmup]}: decides the limits of each day while the daemon runs. Without {@code volumes}, {@code maillog} and
 * {@code prometheus} it does nothing.
 *
 * @param volumes what was sent, as CSV
 * @param maillog what was sent is also read from the logs that {@code [maillog]} follows
 * @param prometheus what was sent is also counted by a Prometheus server
 * @param file what the mail server reads; none is written when absent
 * @param format of the file
 * @param hook a program and its arguments, run without a shell when the limits of the day change; the last argument is {@code file}, or
 *     {@code -} without one
 * @param hookTimeout how long it may take
 * @param zone whose days count; the system's when absent
 * @param demand messages a day over all ways; only the shares of Postfix need it
 * @param dryRun decides and shows, and writes nothing
 * @param thresholds where the coach holds, steps back and stops
 */
public record WarmupSettings(
        Optional<Path> volumes,
        boolean maillog,
        Optional<PrometheusSettings> prometheus,
        Optional<Path> file,
        Format format,
        List<String> hook,
        Duration hookTimeout,
        Optional<ZoneId> zone,
        long demand,
        boolean dryRun,
        Thresholds thresholds) {

    public static final WarmupSettings DEFAULT = new WarmupSettings(
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            Format.json,
            List.of(),
            Duration.ofSeconds(10),
            Optional.empty(),
            0,
            false,
            Thresholds.DEFAULT);

    /** @throws IllegalArgumentException when a value makes no sense; the message begins with the key */
    public WarmupSettings {
        hook = List.copyOf(hook);
        if (hookTimeout.isNegative() || hookTimeout.isZero() || hookTimeout.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("hook_timeout: must be longer than nothing and at most 1h");
        }
        if (demand < 0) {
            throw new IllegalArgumentException("demand: must be 0 or more");
        }
    }

    /** The day that counts now. */
    ZonedDateTime here(Instant now) {
        return now.atZone(days());
    }

    /** The zone whose days count. */
    public ZoneId days() {
        return zone().orElseGet(ZoneId::systemDefault);
    }

    /** Whether the log of the day before counts as complete; before that there is nothing to tell. */
    public boolean complete(Instant now) {
        return !here(now).toLocalTime().isBefore(DailyLimits.COMPLETE_FROM);
    }

    public boolean on() {
        return volumes.isPresent() || maillog || prometheus.isPresent();
    }
}
