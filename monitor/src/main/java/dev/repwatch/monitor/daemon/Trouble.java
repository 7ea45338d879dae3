package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.bind.Problem;
import dev.repwatch.monitor.memory.Memory;
import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.store.StorageUnavailable;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trouble of the daemon itself, told once when it begins and once when it is over. */
final class Trouble {

    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);
    private static final String STORAGE = "storage";
    private static final String CONFIG = "config";

    private final Memory memory;
    private final InstantSource clock;
    private final WithoutDatabase withoutDatabase;
    private final BooleanSupplier storageTakesWrites;
    private final AtomicBoolean storageDown = new AtomicBoolean();
    private final AtomicBoolean configBad = new AtomicBoolean();

    Trouble(Memory memory, InstantSource clock, WithoutDatabase withoutDatabase, BooleanSupplier storageTakesWrites) {
        this.memory = memory;
        this.clock = clock;
        this.withoutDatabase = withoutDatabase;
        this.storageTakesWrites = storageTakesWrites;
    }

    void storageFails(StorageUnavailable away) {
        if (storageDown.compareAndSet(false, true)) {
            LOG.error("the database does not work; looking goes on when it does again: {}", away.getMessage());
            withoutDatabase.tell(storage("The database does not work: " + away.getMessage(), false));
        }
    }

    /** It was told that the database does not work, and not yet that it works again. */
    boolean storageIsDown() {
        return storageDown.get();
    }

    /** A round ended well, which proves nothing by itself: many rounds find nothing to write. */
    void roundWentWell() {
        if (storageDown.get() && storageTakesWrites.getAsBoolean() && storageDown.compareAndSet(true, false)) {
            LOG.info("the database works again");
            withoutDatabase.tell(storage("The database works again", true));
        }
    }

    void configuration(ConfigOutcome outcome) {
        outcome.match(
                read -> {
                    if (configBad.compareAndSet(true, false)) {
                        record(new Happening.DaemonTrouble(
                                CONFIG, "The configuration is good again", "", true, clock.instant()));
                    }
                    return true;
                },
                refused -> {
                    if (configBad.compareAndSet(false, true)) {
                        record(refusal(refused.problems()));
                    }
                    return false;
                });
    }

    /** It is told once, so it must not be lost because the database is away just then. */
    private void record(Happening.DaemonTrouble trouble) {
        try {
            memory.record(trouble);
        } catch (StorageUnavailable away) {
            storageFails(away);
            withoutDatabase.tell(trouble);
        }
    }

    private Happening.DaemonTrouble refusal(List<Problem> problems) {
        return new Happening.DaemonTrouble(
                CONFIG,
                "The new configuration is refused; the old one keeps running",
                problems.get(0) + (problems.size() > 1 ? " (and " + (problems.size() - 1) + " more)" : "")
                        + "; repwatch validate shows all",
                false,
                clock.instant());
    }

    private Happening.DaemonTrouble storage(String headline, boolean over) {
        return new Happening.DaemonTrouble(
                STORAGE,
                headline,
                over ? "" : "Free disk space or bring the database back; nothing has to be restarted",
                over,
                clock.instant());
    }
}
