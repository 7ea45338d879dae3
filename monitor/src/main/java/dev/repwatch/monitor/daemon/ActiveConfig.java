package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.dnsbl.budget.DayLedger;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.feeds.FeedCache;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.metrics.Counters;
import dev.repwatch.monitor.notify.wording.Wording;
import dev.repwatch.monitor.posture.PostureWatch;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.Retention;
import dev.repwatch.monitor.traffic.MailTraffic;
import java.time.Instant;
import java.util.Optional;

/** The configuration in force: who is looked at, who is told, and how long it is kept. */
final class ActiveConfig {

    private final Database database;
    private final DaemonEnvironment world;
    private final Counters counters;
    private final Runnable clockLook;
    private final CurrentDirectory directory;
    private volatile ActiveProbes activeProbes;
    private volatile ActiveNotifications activeNotifications;
    /** By which telling was started last. */
    private Settings toldBy;

    private volatile Retention retention;

    /** @param clockLook looks whether somebody has set the wall clock */
    ActiveConfig(
            Settings settings,
            Database database,
            DaemonEnvironment world,
            Counters counters,
            Runnable clockLook,
            Optional<PostureWatch> posture,
            MailTraffic traffic,
            FeedCache feeds,
            DayLedger spent) {
        this.database = database;
        this.world = world;
        this.counters = counters;
        this.clockLook = clockLook;
        directory = new CurrentDirectory(traffic, feeds, world.clock());
        activeProbes = ActiveProbes.by(settings, world, counters, posture, spent);
        directory.use(settings, activeProbes);
        activeNotifications = telling(settings);
        toldBy = settings;
        retention = settings.section(Retention.class);
    }

    ActiveProbes looking() {
        return activeProbes;
    }

    ActiveNotifications told() {
        return activeNotifications;
    }

    Directory directory() {
        return directory;
    }

    Language language() {
        return activeProbes.settings().file().spoken();
    }

    Wording wording() {
        return new Wording(
                language(),
                activeProbes.settings().section(AlertingSection.class).zoneOrSystem(),
                directory,
                Incidents.ALL);
    }

    /** Forgets what was told and is over for long, and what is older than the configuration keeps. */
    void forget(Instant now) {
        retention.sweep(database, now);
        activeNotifications.notifications().forget();
    }

    /** What would be looked at by these settings; not in force yet. */
    ActiveProbes opened(Settings settings) {
        return activeProbes.followedBy(settings, world, counters);
    }

    private ActiveNotifications telling(Settings settings) {
        return ActiveNotifications.by(settings, database, directory, world, counters, clockLook);
    }

    /**
     * From now on these settings; the caller closes what was looked at before.
     *
     * @param fresh what {@link #opened} gave for them
     * @throws dev.repwatch.monitor.store.StorageUnavailable when telling could not be started anew: everything else is as
     *     before, and the next call tries again
     */
    void replace(Settings settings, ActiveProbes fresh) {
        if (!NotificationConfig.same(settings, toldBy)) {
            ActiveNotifications next = telling(settings);
            activeNotifications.close();
            activeNotifications = next;
            next.start();
            toldBy = settings;
        }
        directory.use(settings, fresh);
        activeProbes = fresh;
        retention = settings.section(Retention.class);
    }
}
