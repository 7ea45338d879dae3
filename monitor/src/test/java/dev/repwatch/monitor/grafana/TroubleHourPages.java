package dev.repwatch.monitor.grafana;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.metrics.Counters;
import dev.repwatch.monitor.metrics.Exposition;
import dev.repwatch.monitor.telemetry.CheckOutcome;
import dev.repwatch.monitor.telemetry.FailureReason;
import dev.repwatch.monitor.telemetry.NotificationEvent;
import dev.repwatch.monitor.telemetry.StorageOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code /metrics} says in each minute of an hour of trouble, by the daemon's own exposition. */
final class TroubleHourPages {

    static final int MINUTES = 60;

    private TroubleHourPages() {}

    /** A page a minute; empty where nobody answers. */
    static List<Optional<String>> of(TroubleHour.Kind kind) {
        Counters counters = new Counters(Incidents.ALL.counted());
        counters.configInForce(new TroubleHour(kind, 0).time());
        counters.notificationDelivered("ops", "slack", Duration.ofMillis(300), new TroubleHour(kind, 0).time());
        List<Optional<String>> pages = new ArrayList<>();
        for (int minute = 0; minute < MINUTES; minute++) {
            TroubleHour hour = new TroubleHour(kind, minute);
            work(hour, counters);
            boolean down = kind == TroubleHour.Kind.DAEMON_DOWN && hour.trouble();
            pages.add(
                    down
                            ? Optional.empty()
                            : Optional.of(Exposition.of(hour, counters)
                                    .render("", "", List.of())
                                    .text()));
        }
        return pages;
    }

    /** What the daemon counted within this minute. */
    private static void work(TroubleHour hour, Counters counters) {
        for (String list : List.of("big-bl", "small-bl")) {
            for (int target = 0; target < 6; target++) {
                counters.checkFinished(new SourceId(list), outcome(hour, list, target));
            }
        }
        if (!hour.trouble()) {
            if (hour.kind() == TroubleHour.Kind.ONLY_CHANNEL_FAILS && hour.minute() == TroubleHour.UNTIL) {
                counters.notificationDelivered("ops", "slack", Duration.ofMillis(300), hour.time());
            }
            return;
        }
        switch (hour.kind()) {
            case ONLY_CHANNEL_FAILS -> failed(hour, counters, FailureReason.AUTH);
            case CHANNEL_FAILS_ONCE -> {
                if (hour.minute() == TroubleHour.FROM) {
                    failed(hour, counters, FailureReason.SERVER);
                    counters.notificationDelivered("ops", "slack", Duration.ofMillis(300), hour.time());
                }
            }
            case DATABASE_FAILS -> counters.storageError(StorageOperation.WRITE);
            case CONFIGURATION_REFUSED -> {
                if (hour.minute() == TroubleHour.FROM) {
                    counters.configReloaded(false, hour.time());
                }
            }
            default -> {}
        }
        if (hour.minute() == TroubleHour.UNTIL - 1) {
            counters.configReloaded(true, hour.time());
        }
    }

    private static void failed(TroubleHour hour, Counters counters, FailureReason reason) {
        int since = hour.minute() - TroubleHour.FROM;
        // as the dispatcher tries again: at once, then after 1, 2, 4, 8 … minutes
        if (since == 0 || Integer.bitCount(since + 1) == 1) {
            counters.notification("ops", "slack", NotificationEvent.FIRED);
            counters.notificationFailed("ops", "slack", reason);
        }
    }

    private static CheckOutcome outcome(TroubleHour hour, String list, int target) {
        if (!hour.trouble()) {
            return CheckOutcome.CLEAN;
        }
        return switch (hour.kind()) {
            case LISTS_DO_NOT_ANSWER -> CheckOutcome.TIMEOUT;
            // not of all: half of the checks is where RepwatchMostChecksFail begins, and a server measures half only
            // about
            case LIST_REFUSES_THE_RESOLVER ->
                list.equals("big-bl") && target > 0 ? CheckOutcome.BLOCKED : CheckOutcome.CLEAN;
            default -> CheckOutcome.CLEAN;
        };
    }
}
