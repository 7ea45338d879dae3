package dev.repwatch.alerts.alertmanager;

import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Alert.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Alertmanager has to hear again: open alerts until they are resolved, resolved ones for five minutes more, so that a
 * member that was away hears of the end too.
 */
final class ResendLog {

    private static final Duration FAREWELL = Duration.ofMinutes(5);
    /** An alert ends by itself when it was not sent again for so many pauses. */
    private static final int PAUSES_TO_END = 4;

    private final Duration resend;
    private final Map<String, AlertmanagerAlert> open = new LinkedHashMap<>();
    private final List<Ended> ended = new ArrayList<>();

    ResendLog(Duration resend) {
        this.resend = resend;
    }

    /** One alert as it is to be sent, with the moment at which Alertmanager should take it for resolved. */
    record Entry(AlertmanagerAlert firing, Instant endsAt) {}

    private record Ended(String thread, AlertmanagerAlert firing, Instant at) {}

    /** Takes the alert in and answers what to send for it now. */
    synchronized List<Entry> take(Alert alert, Instant now) {
        Optional<AlertmanagerAlert> before = Optional.ofNullable(open.remove(alert.threadKey()));
        if (alert.kind() == Kind.RESOLVED) {
            AlertmanagerAlert last =
                    before.or(() -> lastOf(alert.threadKey())).orElseGet(() -> AlertmanagerAlert.of(alert, alert.at()));
            ended.removeIf(one -> one.firing().equals(last));
            ended.add(new Ended(alert.threadKey(), last, now));
            return List.of(new Entry(last, now));
        }
        Instant since = alert.at().isAfter(now) ? now : alert.at();
        AlertmanagerAlert news = AlertmanagerAlert.of(
                alert, before.map(AlertmanagerAlert::startsAt).orElse(since));
        AlertmanagerAlert alertmanagerAlert = before.map(news::keeping).orElse(news);
        List<Entry> entries = new ArrayList<>();
        before.filter(old -> !old.labels().equals(alertmanagerAlert.labels())).ifPresent(old -> {
            ended.add(new Ended(alert.threadKey(), old, now));
            entries.add(new Entry(old, now));
        });
        if (lasts(alert)) {
            open.put(alert.threadKey(), alertmanagerAlert);
        }
        entries.add(new Entry(alertmanagerAlert, end(now)));
        return entries;
    }

    /** A resolved alert that is told a second time must end the same firing. */
    private Optional<AlertmanagerAlert> lastOf(String thread) {
        return ended.stream()
                .filter(one -> one.thread().equals(thread))
                .reduce((first, second) -> second)
                .map(Ended::firing);
    }

    /** A notice lasts until its end is told, unless it says that it has none. */
    private static boolean lasts(Alert alert) {
        return switch (alert.kind()) {
            case OPENED, UPDATED -> true;
            case REMINDER, NOTICE -> !alert.labels().containsKey(Alert.PASSING);
            case RESOLVED, DIGEST, TEST -> false;
        };
    }

    /** Takes up what was open before a restart. */
    synchronized void remember(Alert alert) {
        if (lasts(alert)) {
            open.putIfAbsent(alert.threadKey(), AlertmanagerAlert.of(alert, alert.at()));
        }
    }

    synchronized List<Entry> due(Instant now) {
        ended.removeIf(one -> one.at().plus(FAREWELL).isBefore(now));
        List<Entry> entries = new ArrayList<>();
        open.values().forEach(alertmanagerAlert -> entries.add(new Entry(alertmanagerAlert, end(now))));
        ended.forEach(one -> entries.add(new Entry(one.firing(), one.at())));
        return entries;
    }

    /** Never sends this one again: it was refused for what it is. */
    synchronized void forget(AlertmanagerAlert alertmanagerAlert) {
        open.values().remove(alertmanagerAlert);
        ended.removeIf(one -> one.firing().equals(alertmanagerAlert));
    }

    private Instant end(Instant now) {
        return now.plus(resend.multipliedBy(PAUSES_TO_END));
    }
}
