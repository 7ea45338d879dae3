package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.metrics.MetricsInput;
import dev.repwatch.monitor.warmup.book.DailyLimits;
import dev.repwatch.monitor.warmup.book.Volumes;
import dev.repwatch.monitor.warmup.book.WarmupSettings;
import dev.repwatch.monitor.warmup.history.WarmupLedger;
import dev.repwatch.monitor.warmup.history.WarmupNote;
import dev.repwatch.monitor.warmup.history.WarmupRoutes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides each day's warm-up limits for as long as the daemon runs. */
final class ActiveWarmup implements WarmupRoutes.Source {

    static final Duration PAUSE = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(ActiveWarmup.class);

    private final Supplier<Settings> settings;
    private final ActiveGuard guard;
    private final DailyLimits limits;
    private final WarmupLedger ledger;
    private final InstantSource clock;
    private final WarmupHook hook = new WarmupHook();
    private volatile List<MetricsInput.WarmupView> shown = List.of();

    /**
     * @param home where the plans and the limits that were given are kept
     * @param volumes what was sent
     */
    ActiveWarmup(
            Supplier<Settings> settings,
            ActiveGuard guard,
            Path home,
            Volumes volumes,
            WarmupLedger ledger,
            InstantSource clock) {
        this.settings = settings;
        this.guard = guard;
        this.limits = new DailyLimits(home.resolve("warmup.json"), volumes);
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Trouble with a file is logged and tried again: the mail server goes on with what it has, which is valid for a day and a half. */
    synchronized void run() {
        if (!section().on()) {
            shown = List.of();
        } else {
            try {
                DailyLimits.Day day = today();
                shown = WarmupViews.of(day, section().days());
                hook.tell(section(), day.limits());
                if (section().complete(clock.instant())) {
                    ledger.keep(day, clock.instant());
                }
            } catch (IOException | IllegalArgumentException trouble) {
                LOG.warn("the warm-up limits of the day are not written: {}", trouble.getMessage());
            }
        }
    }

    /** What a scrape shows. */
    List<MetricsInput.WarmupView> shown() {
        return shown;
    }

    @Override
    public List<WarmupNote> history(String ip, int most) {
        return ledger.of(ip, most);
    }

    @Override
    public synchronized DailyLimits.Day today() throws IOException {
        Set<String> held = guard.shown().pools().values().stream()
                .flatMap(pool -> pool.held().stream())
                .map(Object::toString)
                .collect(Collectors.toSet());
        return limits.decide(section(), clock.instant(), held);
    }

    private WarmupSettings section() {
        return settings.get().section(WarmupSettings.class);
    }
}
