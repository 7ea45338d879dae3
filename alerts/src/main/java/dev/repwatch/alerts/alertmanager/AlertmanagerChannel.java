package dev.repwatch.alerts.alertmanager;

import dev.repwatch.alerts.ActionSink;
import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.Delivery.Fault;
import dev.repwatch.alerts.alertmanager.ResendLog.Entry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Alertmanager, and tells it again for as long as an alert is open. */
public final class AlertmanagerChannel implements Channel {

    public static final ChannelType<AlertmanagerSettings> TYPE =
            new ChannelType<>("alertmanager", AlertmanagerSettings.class, AlertmanagerChannel::open);

    private static final Logger LOG = LoggerFactory.getLogger(AlertmanagerChannel.class);

    private final String name;
    private final AlertmanagerCluster alertmanagerCluster;
    private final ResendLog resendLog;
    private final InstantSource clock;
    private final Duration pause;
    private final ScheduledExecutorService thread;
    private @Nullable Future<?> rounds;

    AlertmanagerChannel(
            String name, AlertmanagerSettings settings, Environment environment, ScheduledExecutorService thread) {
        this.name = name;
        this.alertmanagerCluster = new AlertmanagerCluster(settings, environment.clock(), environment.patience());
        this.pause = settings.pause();
        this.resendLog = new ResendLog(pause);
        this.clock = environment.clock();
        this.thread = thread;
    }

    private static Channel open(String name, AlertmanagerSettings settings, Environment environment) {
        return new AlertmanagerChannel(name, settings, environment, Executors.newSingleThreadScheduledExecutor(work -> {
            Thread daemon = new Thread(work, "alertmanager-" + name);
            daemon.setDaemon(true);
            return daemon;
        }));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String type() {
        return TYPE.type();
    }

    @Override
    public Delivery deliver(Envelope envelope) {
        List<Entry> entries = resendLog.take(envelope.alert(), clock.instant());
        Delivery delivery = alertmanagerCluster.tell(entries);
        if (refused(delivery)) {
            entries.forEach(entry -> resendLog.forget(entry.firing()));
        }
        return delivery instanceof Delivery.Delivered
                ? new Delivery.Delivered(Optional.of(envelope.alert().threadKey()))
                : delivery;
    }

    @Override
    public void start(ActionSink actions) {
        rounds = thread.scheduleWithFixedDelay(this::round, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stillOpen(Collection<Alert> alerts) {
        alerts.forEach(resendLog::remember);
    }

    private void round() {
        try {
            resend();
        } catch (RuntimeException e) {
            LOG.warn("open alerts could not be sent again to {}; the next round tries anew", name, e);
        }
    }

    /**
     * Sends all that is open once more. Of a batch with one bad alert Alertmanager takes the good ones and answers 400, so
     * a refused batch is not repeated blindly: each alert is asked for alone, and the bad one never again.
     */
    void resend() {
        List<Entry> due = resendLog.due(clock.instant());
        if (due.isEmpty() || !refused(alertmanagerCluster.tell(due))) {
            return;
        }
        for (Entry entry : due) {
            if (refused(alertmanagerCluster.tell(List.of(entry)))) {
                LOG.warn(
                        "{} refuses the alert {}; it is not sent again",
                        name,
                        entry.firing().labels());
                resendLog.forget(entry.firing());
            }
        }
    }

    private static boolean refused(Delivery delivery) {
        return delivery instanceof Delivery.Refused refusal && refusal.fault() == Fault.MESSAGE;
    }

    @Override
    public void close() {
        if (rounds != null) {
            rounds.cancel(false);
        }
        thread.shutdown();
    }

    @Override
    public boolean forPrograms() {
        return true;
    }
}
