package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.bind.Durations;
import dev.repwatch.monitor.config.bind.Problem;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.DaemonTrouble;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.store.StorageUnavailable;
import dev.repwatch.monitor.tracker.IncidentTracker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trouble of the daemon itself, told once when it begins and once when it is over. */
final class SelfAlerts {

    private static final Logger LOG = LoggerFactory.getLogger(SelfAlerts.class);
    private static final String STORAGE = "storage";
    private static final String CONFIG = "config";
    private static final String CERTIFICATE = "certificate";
    private static final String TARGET_FILES = "target_files";
    private static final String ROUNDS = "rounds";

    private final IncidentTracker tracker;
    private final InstantSource clock;
    private final DirectNotifier directNotifier;
    private final BooleanSupplier storageTakesWrites;
    private final Supplier<Language> language;
    private final AtomicBoolean storageDown = new AtomicBoolean();
    private volatile boolean ends;
    private final AtomicInteger recoveries = new AtomicInteger();
    private final AtomicBoolean certificateBad = new AtomicBoolean();
    private final AtomicBoolean configBad = new AtomicBoolean();
    private final AtomicBoolean filesBroken = new AtomicBoolean();
    private final AtomicBoolean roundsLate = new AtomicBoolean();

    /** @param open troubles that the process before this one told and did not end */
    SelfAlerts(
            IncidentTracker tracker,
            InstantSource clock,
            DirectNotifier directNotifier,
            BooleanSupplier storageTakesWrites,
            Supplier<Language> language,
            Set<String> open) {
        configBad.set(open.contains(CONFIG));
        certificateBad.set(open.contains(CERTIFICATE));
        filesBroken.set(open.contains(TARGET_FILES));
        roundsLate.set(open.contains(ROUNDS));
        this.language = language;
        this.tracker = tracker;
        this.clock = clock;
        this.directNotifier = directNotifier;
        this.storageTakesWrites = storageTakesWrites;
    }

    /** How often the database came back; a round keeps it from its beginning for {@link #roundFailed}. */
    int recoveries() {
        return recoveries.get();
    }

    /**
     * A round ended because of the database. Where the database came back while the round was under way, what failed may have
     * waited since before, and the next round says more.
     *
     * @param before the {@link #recoveries} at its beginning
     */
    void roundFailed(StorageUnavailable away, int before) {
        if (recoveries.get() == before) {
            storageFails(away);
        } else {
            LOG.warn("a round that began while the database did not work has failed: {}", away.getMessage());
        }
    }

    void storageFails(StorageUnavailable away) {
        if (!ends && storageDown.compareAndSet(false, true)) {
            LOG.error("the database does not work; looking goes on when it does again: {}", away.getMessage());
            directNotifier.tell(storage(words().say("storage.down", "why", String.valueOf(away.getMessage())), false));
        }
    }

    /** The program is stopped in order: what was under way fails for that, and not for the database. */
    void processEnds() {
        ends = true;
    }

    /** From now on only {@link #tellThatItEnds} says that the database does not work. */
    void storageIsStuck() {
        storageDown.set(true);
    }

    /** The last that this process says. Returns when the channels have it, or will not take it. */
    void tellThatItEnds() {
        directNotifier.tellAndWait(
                new DaemonTrouble(STORAGE, words().say("storage.stuck"), words().say("storage.stuck.advice"))
                        .event(false, clock.instant()));
    }

    /**
     * The process before this one ended because of its database, and this one has it open.
     *
     * @param began its tag
     */
    void storageIsBack(String began) {
        LOG.info("the database works again");
        directNotifier.tell(storage(words().say("storage.up"), true), began);
    }

    /** It was told that the database does not work, and not yet that it works again. */
    boolean storageIsDown() {
        return storageDown.get();
    }

    /** A round ended well, which proves nothing by itself: many rounds find nothing to write. */
    void roundWentWell() {
        if (storageDown.get() && storageTakesWrites.getAsBoolean() && storageDown.compareAndSet(true, false)) {
            recoveries.incrementAndGet();
            LOG.info("the database works again");
            directNotifier.tell(storage(words().say("storage.up"), true));
        }
    }

    /** The daemon has started: with a configuration and a certificate that it could read. */
    void started() {
        configurationIsGood();
        certificates(Optional.empty());
    }

    private void configurationIsGood() {
        if (configBad.compareAndSet(true, false)) {
            record(new DaemonTrouble(CONFIG, words().say("config.good"), "").event(true, clock.instant()));
        }
    }

    void configuration(ConfigOutcome outcome) {
        outcome.match(
                read -> {
                    configurationIsGood();
                    targetFiles(read.brokenFiles());
                    return true;
                },
                refused -> {
                    if (configBad.compareAndSet(false, true)) {
                        record(refusal(refused.problems()));
                    }
                    return false;
                });
    }

    /** @param trouble why what is in the files now is not used, in a sentence */
    void certificates(Optional<String> trouble) {
        trouble.ifPresentOrElse(
                why -> {
                    LOG.error("the certificate that was read last stays in use: {}", why);
                    if (certificateBad.compareAndSet(false, true)) {
                        record(new DaemonTrouble(CERTIFICATE, words().say("certificate.bad"), why)
                                .event(false, clock.instant()));
                    }
                },
                () -> {
                    if (certificateBad.compareAndSet(true, false)) {
                        record(new DaemonTrouble(CERTIFICATE, words().say("certificate.good"), "")
                                .event(true, clock.instant()));
                    }
                });
    }

    private void targetFiles(List<Problem> broken) {
        if (!broken.isEmpty() && filesBroken.compareAndSet(false, true)) {
            record(new DaemonTrouble(
                            TARGET_FILES,
                            words().say("targets.bad"),
                            words().say(
                                            broken.size() > 1 ? "targets.bad.more" : "targets.bad.one",
                                            "first",
                                            broken.get(0),
                                            "more",
                                            broken.size() - 1))
                    .event(false, clock.instant()));
        } else if (broken.isEmpty() && filesBroken.compareAndSet(true, false)) {
            record(new DaemonTrouble(TARGET_FILES, words().say("targets.good"), "").event(true, clock.instant()));
        }
    }

    /** A round goes on longer than its interval. Said once, until one ends in time. */
    void roundIsLate(Duration every) {
        if (roundsLate.compareAndSet(false, true)) {
            LOG.warn(
                    "a round takes longer than its interval of {}: listings are found later than that; repwatch budget"
                            + " says what to change",
                    Durations.text(every));
            record(new DaemonTrouble(
                            ROUNDS,
                            words().say("rounds.late", "every", Durations.text(every)),
                            words().say("rounds.late.advice"))
                    .event(false, clock.instant()));
        }
    }

    void roundWasInTime() {
        if (roundsLate.compareAndSet(true, false)) {
            LOG.info("rounds end within their interval again");
            record(new DaemonTrouble(ROUNDS, words().say("rounds.good"), "").event(true, clock.instant()));
        }
    }

    private Words words() {
        return Words.of(SelfAlerts.class, language.get());
    }

    /** It is told once, so it must not be lost because the database is away just then. */
    private void record(IncidentEvent<DaemonTrouble> trouble) {
        if (trouble.is(IncidentEvent.Verb.RESOLVED) && directNotifier.told(trouble.detail())) {
            directNotifier.tell(trouble);
            return;
        }
        try {
            tracker.record(trouble);
        } catch (StorageUnavailable away) {
            storageFails(away);
            directNotifier.tell(trouble);
        }
    }

    private IncidentEvent<DaemonTrouble> refusal(List<Problem> problems) {
        return new DaemonTrouble(
                        CONFIG,
                        words().say("config.bad"),
                        words().say(
                                        problems.size() > 1 ? "config.bad.more" : "config.bad.one",
                                        "first",
                                        problems.get(0),
                                        "more",
                                        problems.size() - 1))
                .event(false, clock.instant());
    }

    private IncidentEvent<DaemonTrouble> storage(String headline, boolean over) {
        return new DaemonTrouble(STORAGE, headline, over ? "" : words().say("storage.down.advice"))
                .event(over, clock.instant());
    }
}
