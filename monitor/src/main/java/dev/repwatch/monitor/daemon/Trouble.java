package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.bind.Problem;
import dev.repwatch.monitor.memory.Memory;
import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.store.StorageUnavailable;
import dev.repwatch.monitor.words.Language;
import dev.repwatch.monitor.words.Words;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
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
    private final Supplier<Language> language;
    private final AtomicBoolean storageDown = new AtomicBoolean();
    private final AtomicBoolean configBad = new AtomicBoolean();

    Trouble(
            Memory memory,
            InstantSource clock,
            WithoutDatabase withoutDatabase,
            BooleanSupplier storageTakesWrites,
            Supplier<Language> language) {
        this.language = language;
        this.memory = memory;
        this.clock = clock;
        this.withoutDatabase = withoutDatabase;
        this.storageTakesWrites = storageTakesWrites;
    }

    void storageFails(StorageUnavailable away) {
        if (storageDown.compareAndSet(false, true)) {
            LOG.error("the database does not work; looking goes on when it does again: {}", away.getMessage());
            withoutDatabase.tell(storage(words().say("storage.down", "why", String.valueOf(away.getMessage())), false));
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
            withoutDatabase.tell(storage(words().say("storage.up"), true));
        }
    }

    void configuration(ConfigOutcome outcome) {
        outcome.match(
                read -> {
                    if (configBad.compareAndSet(true, false)) {
                        record(new Happening.DaemonTrouble(
                                CONFIG, words().say("config.good"), "", true, clock.instant()));
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

    private Words words() {
        return Words.of(Trouble.class, language.get());
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
                words().say("config.bad"),
                words().say(
                                problems.size() > 1 ? "config.bad.more" : "config.bad.one",
                                "first",
                                problems.get(0),
                                "more",
                                problems.size() - 1),
                false,
                clock.instant());
    }

    private Happening.DaemonTrouble storage(String headline, boolean over) {
        return new Happening.DaemonTrouble(
                STORAGE, headline, over ? "" : words().say("storage.down.advice"), over, clock.instant());
    }
}
