package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.schedule.ClockWatch;
import dev.repwatch.monitor.schedule.Timetable;
import dev.repwatch.monitor.store.StorageUnavailable;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What is done how often. A database that is away is one trouble, not one stack trace a second, and a round looks first
 * whether the clock was set.
 */
final class JobSchedule implements AutoCloseable {

    private final SelfAlerts selfAlerts;
    private final Timetable timetable;
    private final ClockWatch clockWatch;
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "clock-watch");
        daemon.setDaemon(true);
        return daemon;
    });

    private final Future<?> looks;

    JobSchedule(DaemonEnvironment world, ClockWatch clockWatch, SelfAlerts selfAlerts) {
        this.selfAlerts = selfAlerts;
        this.timetable = new Timetable(world.clock());
        this.clockWatch = clockWatch;
        looks = beat.scheduleWithFixedDelay(clockWatch::look, 1, 1, TimeUnit.SECONDS);
    }

    /** Begins at once; a round of this name that is there already takes the new pause and work. */
    void every(String name, Duration pause, Runnable round) {
        timetable.every(name, pause, () -> guarded(round));
    }

    void forget(String name) {
        timetable.forget(name);
    }

    /** Looks at the clock first: no round may judge by a clock that was just set, nor by the hours that a machine slept. */
    private void guarded(Runnable round) {
        int recoveries = selfAlerts.recoveries();
        try {
            clockWatch.look();
            round.run();
            selfAlerts.roundWentWell();
        } catch (StorageUnavailable away) {
            selfAlerts.roundFailed(away, recoveries);
        }
    }

    /** The wall clock was set. */
    void rebuild() {
        timetable.rebuild();
    }

    /** Waits for the rounds that are under way. */
    @Override
    public void close() {
        looks.cancel(false);
        beat.shutdown();
        timetable.close();
    }
}
