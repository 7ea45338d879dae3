package dev.repwatch.monitor.schedule;

import static org.quartz.JobBuilder.newJob;
import static org.quartz.SimpleScheduleBuilder.simpleSchedule;
import static org.quartz.TriggerBuilder.newTrigger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done when: a few repeating rounds, each fired at once and then every interval. A round that is still running when
 * it is due again is not started twice; rounds missed while the machine slept are made up by one, not by all.
 */
public final class Timetable implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Timetable.class);

    private final Scheduler scheduler;
    private final InstantSource clock;
    private final Map<String, Round> rounds = new ConcurrentHashMap<>();

    private final Map<String, Instant> begun = new ConcurrentHashMap<>();

    private record Round(Duration every, Runnable work) {}

    public Timetable(InstantSource clock) {
        this.clock = clock;
        try {
            StdSchedulerFactory factory = new StdSchedulerFactory(settings());
            scheduler = factory.getScheduler();
            scheduler.setJobFactory((bundle, from) -> new RoundJob(this::run));
            scheduler.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("the scheduler does not start: " + e.getMessage(), e);
        }
    }

    private static Properties settings() {
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", "repwatch-" + System.nanoTime());
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        properties.setProperty("org.quartz.threadPool.threadCount", "8");
        properties.setProperty("org.quartz.threadPool.threadNamePrefix", "round");
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        return properties;
    }

    /**
     * Adds a round that fires at once, or gives an existing one new work. It keeps its turn; with another interval that counts from
     * when it last began.
     */
    public void every(String name, Duration interval, Runnable work) {
        Round before = rounds.put(name, new Round(interval, work));
        if (before == null || !before.every().equals(interval)) {
            schedule(name, interval, next(name, interval));
        }
    }

    private Instant next(String name, Duration interval) {
        Instant now = clock.instant();
        return Optional.ofNullable(begun.get(name))
                .map(last -> last.plus(interval))
                // by a clock that was set it may have begun at any time
                .filter(turn -> turn.isAfter(now) && !turn.isAfter(now.plus(interval)))
                .orElse(now);
    }

    /** Forgets a round; one that is running ends by itself. */
    public void forget(String name) {
        rounds.remove(name);
        begun.remove(name);
        quietly("forget " + name, () -> scheduler.deleteJob(JobKey.jobKey(name)));
    }

    /**
     * Builds every trigger anew from the present time. Needed after the wall clock was set back: Quartz then waits for the
     * old future and fires nothing (quartz issue 270).
     */
    public void rebuild() {
        Instant start = clock.instant();
        rounds.forEach((name, round) -> schedule(name, round.every(), start));
    }

    private void schedule(String name, Duration interval, Instant start) {
        JobDetail job = newJob(RoundJob.class).withIdentity(name).storeDurably().build();
        Trigger trigger = trigger(name, interval, start);
        quietly("schedule " + name, () -> {
            scheduler.addJob(job, true);
            scheduler.unscheduleJob(TriggerKey.triggerKey(name));
            scheduler.scheduleJob(trigger);
        });
    }

    static Trigger trigger(String name, Duration interval, Instant start) {
        return newTrigger()
                .withIdentity(name)
                .forJob(name)
                .startAt(Date.from(start))
                .withSchedule(simpleSchedule()
                        .withIntervalInMilliseconds(interval.toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionNowWithRemainingCount())
                .build();
    }

    private void run(String name) {
        Round round = rounds.get(name);
        if (round == null) {
            return;
        }
        try {
            begun.put(name, clock.instant());
            round.work().run();
        } catch (RuntimeException e) {
            LOG.error("the {} round failed and will be tried again at its next turn", name, e);
        }
    }

    /** Waits for running rounds to end: they may be inside the database, which must not be interrupted. */
    @Override
    public void close() {
        quietly("shut down", () -> scheduler.shutdown(true));
    }

    private static void quietly(String what, QuartzCall call) {
        try {
            call.call();
        } catch (SchedulerException e) {
            throw new IllegalStateException("the scheduler cannot " + what + ": " + e.getMessage(), e);
        }
    }

    @FunctionalInterface
    private interface QuartzCall {
        void call() throws SchedulerException;
    }

    /** The one Quartz job: its key says which round it is. */
    @DisallowConcurrentExecution
    static final class RoundJob implements Job {

        private final Consumer<String> run;

        RoundJob(Consumer<String> run) {
            this.run = run;
        }

        @Override
        public void execute(JobExecutionContext context) {
            run.accept(context.getJobDetail().getKey().getName());
        }
    }
}
