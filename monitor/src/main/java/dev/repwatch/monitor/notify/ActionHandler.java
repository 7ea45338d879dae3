package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.ActionRequest;
import dev.repwatch.alerts.ActionSink;
import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.delisting.Action;
import dev.repwatch.monitor.delisting.Desk;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.notify.wording.ActionWording;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.AlertJson;
import dev.repwatch.monitor.store.outbox.ChannelThreads;
import dev.repwatch.monitor.store.outbox.DispatchLease;
import dev.repwatch.monitor.store.outbox.EventRow;
import dev.repwatch.monitor.store.outbox.EventTable;
import dev.repwatch.monitor.store.outbox.ThreadMembers;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people do about an alert, whether by a button, the command line or the API. Every act is on disk before it is
 * answered, says who did it, and is told in the conversation.
 */
public final class ActionHandler implements ActionSink {

    /** What the button means by a while. */
    private static final Duration PAUSE = Duration.ofHours(4);

    private static final String EPISODE = "episode-";
    /** As much as a conversation or a silence keeps of a note. */
    static final int LONGEST_NOTE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(ActionHandler.class);

    private final Database database;
    private final InstantSource clock;
    private final Desk desk;
    private final ActionWording wording;
    private final Words words;

    ActionHandler(Database database, InstantSource clock, Desk desk, ActionWording wording, Words words) {
        this.database = database;
        this.clock = clock;
        this.desk = desk;
        this.wording = wording;
        this.words = words;
    }

    @Override
    public String act(ActionRequest request) {
        String who = request.who() + " (" + request.channel() + ")";
        try {
            return act(request.action(), request.subject(), who, request.note().orElse(""), PAUSE);
        } catch (IllegalArgumentException refusal) {
            return String.valueOf(refusal.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("{} by {} about {} was not done", request.action(), who, request.subject(), failure);
            return words.say("act.failed");
        }
    }

    /**
     * Does it.
     *
     * @param action {@code ack}, {@code requested}, {@code fixed} or {@code snooze}
     * @param subject the conversation, or {@code episode-N}
     * @param pause for {@code snooze}: how long, at most 30 days
     * @return what was done, in a few words
     * @throws IllegalArgumentException when there is no such open conversation or no such action
     */
    public String act(String action, String subject, String who, String note, Duration pause) {
        return done(Action.of(action, who, note, pause, clock.instant()), subject);
    }

    private String done(Action deed, String subject) {
        return database.inTransaction(t -> {
            DispatchLease.take(t);
            ThreadRow thread = thread(t, subject);
            ThreadTable.save(t, changed(t, deed, thread));
            tell(t, deed, thread);
            return words.say("act." + deed.action(), "who", deed.who());
        });
    }

    private ThreadRow changed(Transaction t, Action deed, ThreadRow thread) {
        List<Long> episodes = ThreadMembers.in(t, thread.threadKey()).stream()
                .filter(ThreadMembers.Member::open)
                .map(ThreadMembers.Member::episode)
                .toList();
        switch (deed.action()) {
            case "ack" -> {}
            case "snooze", "requested", "fixed" -> desk.acts().about(t, episodes, deed);
            default -> throw new IllegalArgumentException(words.say("act.unknown", "action", deed.action()));
        }
        return deed.until().isPresent()
                ? thread.snoozed(deed.until())
                : thread.acknowledged(new ThreadRow.Ack(deed.at(), deed.who(), Clean.cut(deed.note(), LONGEST_NOTE)));
    }

    /** A name with the tag of another database is of a conversation that only has the same number. */
    private ThreadRow thread(Transaction transaction, String outside) {
        OutsideNames.Inside subject = OutsideNames.Inside.of(outside);
        return ThreadTable.find(transaction, subject.name())
                .or(() -> episode(subject.name())
                        .flatMap(it -> ThreadMembers.of(transaction, it))
                        .flatMap(it -> ThreadTable.find(transaction, it.threadKey())))
                .filter(ThreadRow::open)
                .filter(it -> subject.tag()
                        .map(tag -> ChannelThreads.named(transaction, it.threadKey(), tag))
                        .orElse(true))
                .orElseThrow(() -> new IllegalArgumentException(words.say("act.closed", "subject", subject.name())));
    }

    private static Optional<Long> episode(String subject) {
        String number = subject.startsWith(EPISODE) ? subject.substring(EPISODE.length()) : subject;
        return number.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(number)) : Optional.empty();
    }

    private void tell(Transaction transaction, Action deed, ThreadRow thread) {
        Alert card = AlertJson.read(thread.body()).inThread(thread.threadKey());
        Alert did = wording.did(deed, card);
        EventTable.put(
                transaction,
                new EventRow(
                        did.dedupeKey(),
                        deed.action(),
                        thread.threadKey(),
                        Optional.empty(),
                        deed.at(),
                        AlertJson.write(did)),
                deed.at());
    }
}
