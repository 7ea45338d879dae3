package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.ActionRequest;
import dev.repwatch.alerts.ActionSink;
import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.delisting.ActWitness;
import dev.repwatch.monitor.delisting.Action;
import dev.repwatch.monitor.delisting.Desk;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.notify.wording.ActionWording;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.desk.TaskEpisodes;
import dev.repwatch.monitor.store.desk.TaskRow;
import dev.repwatch.monitor.store.outbox.AlertJson;
import dev.repwatch.monitor.store.outbox.ChannelThreads;
import dev.repwatch.monitor.store.outbox.DispatchLease;
import dev.repwatch.monitor.store.outbox.EventRow;
import dev.repwatch.monitor.store.outbox.EventTable;
import dev.repwatch.monitor.store.outbox.ThreadMembers;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import dev.repwatch.monitor.store.people.ActTable;
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
public final class ActionHandler implements ActionSink, ActWitness {

    /** What the button means by a while. */
    private static final Duration PAUSE = Duration.ofHours(4);

    private static final String EPISODE = "episode-";
    private static final String NOTE = "note";
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
            return done(
                    Action.of(request.action(), who, request.note().orElse(""), PAUSE, clock.instant())
                            .by(request.channel()),
                    request.subject(),
                    words);
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
     * @param action {@code ack}, {@code requested}, {@code fixed}, {@code note} or {@code snooze}
     * @param subject the conversation, or {@code episode-N}
     * @param pause for {@code snooze}: how long, at most 30 days
     * @return what was done, in a few words
     * @throws IllegalArgumentException when there is no such open conversation or no such action
     */
    public String act(String action, String subject, String who, String note, Duration pause) {
        return done(Action.of(action, who, note, pause, clock.instant()), subject, words);
    }

    /** The same, when the act and the door by which it came are known; answered in the language of who asks. */
    public String act(Action deed, String subject, Language language) {
        return done(deed, subject, Words.of(ActionHandler.class, language));
    }

    private String done(Action asked, String subject, Words words) {
        return database.inTransaction(t -> {
            DispatchLease.take(t);
            Action deed = asked.after(clock.instant());
            ThreadRow thread = thread(t, subject, words);
            if (!changed(t, deed, thread, words)) {
                return said(
                        words,
                        "again." + deed.action(),
                        deed,
                        thread,
                        thread.ack().map(ThreadRow.Ack::who));
            }
            if (!deed.action().equals(NOTE)) {
                ThreadTable.save(t, inHand(deed, thread));
            }
            tell(t, deed, thread, Optional.empty());
            log(deed, thread.threadKey());
            ActTable.put(t, deed.about(thread.threadKey()));
            return said(words, "act." + deed.action(), deed, thread, Optional.of(deed.who()));
        });
    }

    private String said(Words words, String word, Action deed, ThreadRow thread, Optional<String> who) {
        return words.say(
                word,
                "who",
                who.orElse(deed.who()),
                "what",
                thread.card().map(Alert::headline).orElse(""),
                "subject",
                thread.threadKey(),
                "until",
                deed.until().map(wording::moment).orElse(""));
    }

    private static void log(Action deed, String about) {
        LOG.atInfo()
                .addKeyValue("event", "act")
                .addKeyValue("thread", about)
                .log(
                        "{} by {} about {}{}",
                        deed.action(),
                        deed.who(),
                        about,
                        deed.note().isBlank() ? "" : ": " + deed.note());
    }

    /** Does what it does to the tasks; false when all of it was so before. */
    private boolean changed(Transaction t, Action deed, ThreadRow thread, Words words) {
        boolean again = deed.until().isPresent()
                ? deed.endsLike(thread.snoozedUntil())
                : thread.ack()
                        .filter(it -> deed.note().isBlank() || kept(deed).equals(it.note()))
                        .isPresent();
        return switch (deed.action()) {
            case "ack" -> !again;
            case "snooze" -> !again && did(t, deed, thread);
            case NOTE -> noted(t, deed, thread, words);
            case "requested", "fixed" -> desk.acts().about(t, episodes(t, thread), deed) || !again;
            default -> throw new IllegalArgumentException(words.say("act.unknown", "action", deed.action()));
        };
    }

    private boolean noted(Transaction t, Action deed, ThreadRow thread, Words words) {
        if (deed.note().isBlank()) {
            throw new IllegalArgumentException(words.say("act.no_note"));
        }
        return did(t, deed, thread);
    }

    private boolean did(Transaction t, Action deed, ThreadRow thread) {
        desk.acts().about(t, episodes(t, thread), deed);
        return true;
    }

    private static List<Long> episodes(Transaction t, ThreadRow thread) {
        return ThreadMembers.in(t, thread.threadKey()).stream()
                .filter(ThreadMembers.Member::open)
                .map(ThreadMembers.Member::episode)
                .toList();
    }

    private static ThreadRow inHand(Action deed, ThreadRow thread) {
        return deed.until().isPresent()
                ? thread.snoozed(deed.until())
                : thread.acknowledged(new ThreadRow.Ack(deed.at(), deed.who(), kept(deed)));
    }

    private static String kept(Action deed) {
        return Clean.cut(deed.note(), LONGEST_NOTE);
    }

    /** Somebody moved a task: it is told in each conversation about its listings, which it takes in hand where it is all of it. */
    @Override
    public void did(Transaction transaction, TaskRow task, Action deed) {
        log(deed, "task " + task.id());
        ActTable.put(transaction, deed.about("task-" + task.id()));
        if (deed.action().equals(NOTE)) {
            return;
        }
        List<Long> ours = TaskEpisodes.of(transaction, task.id()).stream()
                .filter(TaskEpisodes.TaskEpisode::open)
                .map(TaskEpisodes.TaskEpisode::episode)
                .toList();
        ours.stream()
                .flatMap(it -> ThreadMembers.of(transaction, it).stream())
                .map(ThreadMembers.Member::threadKey)
                .distinct()
                .flatMap(it -> ThreadTable.find(transaction, it).stream())
                .filter(ThreadRow::open)
                .forEach(thread -> {
                    boolean whole = ours.containsAll(episodes(transaction, thread));
                    // a snooze of a task is about its reminders, not about who is to acknowledge
                    if (whole && deed.takesInHand()) {
                        ThreadTable.save(transaction, inHand(deed, thread));
                    }
                    tell(transaction, deed, thread, whole ? Optional.empty() : Optional.of(task));
                });
    }

    /** A name with the tag of another database is of a conversation that only has the same number. */
    private static ThreadRow thread(Transaction transaction, String outside, Words words) {
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

    /** @param part what it is about, where that is not the whole conversation */
    private void tell(Transaction transaction, Action deed, ThreadRow thread, Optional<TaskRow> part) {
        Alert card = AlertJson.read(thread.body()).inThread(thread.threadKey());
        Alert did = wording.did(
                deed,
                card,
                part.map(it -> it.subject() + " – " + it.source()).orElse(card.headline()),
                part.isEmpty() && deed.takesInHand());
        EventTable.put(
                transaction,
                new EventRow(
                        part.map(it -> did.dedupeKey() + ":" + it.id()).orElse(did.dedupeKey()),
                        deed.action(),
                        thread.threadKey(),
                        Optional.empty(),
                        deed.at(),
                        AlertJson.write(did)),
                deed.at());
    }
}
