package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.metrics.Counters;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.Retention;
import dev.repwatch.monitor.telling.wording.Wording;
import dev.repwatch.monitor.words.Language;
import java.time.Instant;

/** The configuration in force: who is looked at, who is told, and how long it is kept. */
final class InForce {

    private final Database database;
    private final Surroundings world;
    private final Counters counters;
    private final CurrentDirectory directory = new CurrentDirectory();
    private volatile Looking looking;
    private volatile Told told;
    /** By which telling was started last. */
    private Settings toldBy;

    private volatile Retention retention;

    InForce(Settings settings, Database database, Surroundings world, Counters counters) {
        this.database = database;
        this.world = world;
        this.counters = counters;
        directory.use(settings);
        looking = Looking.by(settings, world, counters);
        told = telling(settings);
        toldBy = settings;
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

    Language language() {
        return looking.settings().file().spoken();
    }

    Wording wording() {
        return new Wording(
                language(), looking.settings().section(AlertingSection.class).zoneOrSystem(), directory);
    }

    /** Forgets what was told and is over for long, and what is older than the configuration keeps. */
    void forget(Instant now) {
        retention.sweep(database, now);
        told.telling().forget();
    }

    /** What would be looked at by these settings; not in force yet. */
    Looking opened(Settings settings) {
        return looking.followedBy(settings, world, counters);
    }

    private Told telling(Settings settings) {
        return Told.by(settings, database, directory, world, counters);
    }

    /**
     * From now on these settings; the caller closes what was looked at before.
     *
     * @param fresh what {@link #opened} gave for them
     * @throws dev.repwatch.monitor.store.StorageUnavailable when telling could not be started anew: everything else is as
     *     before, and the next call tries again
     */
    void replace(Settings settings, Looking fresh) {
        if (!TellingChoice.same(settings, toldBy)) {
            Told next = telling(settings);
            told.close();
            told = next;
            next.start();
            toldBy = settings;
        }
        directory.use(settings);
        looking = fresh;
        retention = settings.section(Retention.class);
    }
}
