package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.metrics.Counters;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.Retention;
import java.time.Instant;

/** The configuration in force: who is looked at, who is told, and how long it is kept. */
final class InForce {

    private final Database database;
    private final Surroundings world;
    private final Counters counters;
    private final CurrentDirectory directory = new CurrentDirectory();
    private volatile Looking looking;
    private volatile Told told;
    private volatile Retention retention;

    InForce(Settings settings, Database database, Surroundings world, Counters counters) {
        this.database = database;
        this.world = world;
        this.counters = counters;
        directory.use(settings);
        looking = opened(settings);
        told = telling(settings);
        retention = settings.section(Retention.class);
    }

    Looking looking() {
        return looking;
    }

    Told told() {
        return told;
    }

    Directory directory() {
        return directory;
    }

    /** Forgets what was told and is over for long, and what is older than the configuration keeps. */
    void forget(Instant now) {
        retention.sweep(database, now);
        told.telling().forget();
    }

    /** What would be looked at by these settings; not in force yet. */
    Looking opened(Settings settings) {
        return Looking.by(settings, world, counters);
    }

    private Told telling(Settings settings) {
        return Told.by(settings, database, directory, world, counters);
    }

    /** @return what was looked at before, to be closed when nobody uses it any more */
    Looking replace(Settings settings, Looking fresh) {
        Looking before = looking;
        directory.use(settings);
        looking = fresh;
        if (!TellingChoice.same(settings, before.settings())) {
            Told toldBefore = told;
            told = telling(settings);
            toldBefore.close();
            told.start();
        }
        retention = settings.section(Retention.class);
        return before;
    }
}
