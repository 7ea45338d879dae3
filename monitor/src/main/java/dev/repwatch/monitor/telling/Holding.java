package dev.repwatch.monitor.telling;

import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.EventRow;
import dev.repwatch.monitor.store.outbox.EventTable;
import dev.repwatch.monitor.telemetry.SuppressionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds back what a silence covers, and what other trouble already explains. */
final class Holding {

    /** How soon to look again whether the trouble is over. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final SilenceBook silences;
    private final Suppressed suppressed;

    Holding(SilenceBook silences, Suppressed suppressed) {
        this.silences = silences;
        this.suppressed = suppressed;
    }

    /** What may be told now. */
    List<News> release(Transaction transaction, List<News> due, Instant now) {
        Inhibition inhibition = Inhibition.now(transaction);
        List<SilenceBook.Active> active = silences.active(transaction, now);
        List<News> free = new ArrayList<>();
        for (News news : due) {
            Optional<SilenceBook.Active> silence =
                    active.stream().filter(it -> it.match().fits(news.alert())).findFirst();
            Optional<String> trouble = inhibition.of(news);
            if (silence.isPresent()) {
                hold(
                        transaction,
                        news,
                        EventRow.State.SILENCED,
                        silence.get().ends(),
                        silence.get().note());
            } else if (trouble.isPresent()) {
                hold(transaction, news, EventRow.State.INHIBITED, now.plus(LOOK_AGAIN), trouble.get());
            } else {
                free.add(news);
            }
        }
        return free;
    }

    private void hold(Transaction transaction, News news, EventRow.State state, Instant until, String why) {
        if (news.row().state() != state) {
            suppressed.count(transaction, news, SuppressionReason.valueOf(state.name()));
        }
        EventTable.settle(transaction, news.row(), state, until, why);
    }
}
