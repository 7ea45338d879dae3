package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.api.Call;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Endpoint.None;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.LabelScope;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.bind.Durations;
import dev.repwatch.monitor.config.section.LabelTerms;
import dev.repwatch.monitor.notify.Conversations.Conversation;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.AlertJson;
import dev.repwatch.monitor.store.outbox.Backlog;
import dev.repwatch.monitor.store.outbox.Outbox;
import dev.repwatch.monitor.store.people.ActTable;
import dev.repwatch.monitor.targets.SeenTargets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Alerts, silences and the outbox over HTTP. */
public final class NotificationRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationRoutes.class);

    private static final int NOT_FOUND = 404;
    private static final int LINES = 500;

    private final Database database;
    private final InstantSource clock;
    private final SeenTargets targets;
    private final ActionHandler actionHandler;
    private final Silences silences;

    private NotificationRoutes(
            Database database, InstantSource clock, SeenTargets targets, NotificationService notificationService) {
        this.targets = targets;
        this.database = database;
        this.clock = clock;
        this.actionHandler = notificationService.acts();
        this.silences = notificationService.silences();
    }

    /**
     * @param targets those that somebody may see; what is told of others is not there
     * @param telling asked for at each request, because a reload makes a new one
     */
    public static List<Endpoint> of(
            Database database, InstantSource clock, SeenTargets targets, Supplier<NotificationService> telling) {
        Supplier<NotificationRoutes> now = () -> new NotificationRoutes(database, clock, targets, telling.get());
        return List.of(
                Endpoint.get("/api/v1/alerts", Role.VIEWER, "What is open and who has taken it")
                        .answers(
                                AlertList.class,
                                call -> now.get().alerts(call.who().scope())),
                Endpoint.post(
                                "/api/v1/alerts/act",
                                Role.OPERATOR,
                                "Take an incident, snooze it, say what was done about it")
                        .body(AlertAct.class)
                        .answers(AlertActed.class, call -> now.get().act(call)),
                Endpoint.get("/api/v1/outbox", Role.VIEWER, "Messages that are not delivered yet, or were given up")
                        .answers(MessageList.class, call -> now.get().outbox()),
                Endpoint.post("/api/v1/outbox/{id}/retry", Role.ADMIN, "Try a message once more")
                        .answers(Retried.class, call -> now.get().retry(call)),
                Endpoint.get("/api/v1/silences", Role.VIEWER, "What holds alerts back now and later")
                        .answers(SilenceList.class, call -> now.get().silences()),
                Endpoint.post("/api/v1/silences", Role.OPERATOR, "Hold alerts back for a while")
                        .body(SilenceOrder.class)
                        .answers(SilenceBegun.class, call -> now.get().silence(call)),
                Endpoint.post("/api/v1/silences/{id}/end", Role.OPERATOR, "End a silence")
                        .answers(SilenceEnded.class, call -> now.get().unsilence(call)));
    }

    /** Open conversations. */
    public record AlertList(List<OpenAlert> alerts) {}

    /**
     * A conversation that is open.
     *
     * @param subject what an act names
     * @param acknowledged_by empty while nobody has it
     */
    public record OpenAlert(
            String subject,
            String severity,
            String owner,
            String headline,
            String opened_at,
            String acknowledged_by,
            String snoozed_until) {}

    /**
     * What to do about a conversation.
     *
     * @param action {@code ack}, {@code requested}, {@code fixed}, {@code note} or {@code snooze}
     * @param subject of the conversation, or {@code episode-N}
     * @param for_ of a {@code snooze}: how long, such as {@code 4h}
     */
    public record AlertAct(String action, String subject, Optional<String> note, Optional<String> for_) {}

    /** What was done, in a sentence. */
    public record AlertActed(String done) {}

    /** What waits to be delivered. */
    public record MessageList(List<MessageJson> messages) {}

    /** A message to one channel. */
    public record MessageJson(
            long id,
            String channel,
            String state,
            int attempt,
            String created_at,
            String next_at,
            String headline,
            String last_error) {}

    /** The message that is tried once more. */
    public record Retried(String retried) {}

    /** What holds alerts back. */
    public record SilenceList(List<SilenceJson> silences) {}

    /**
     * A silence.
     *
     * @param id empty for one of the configuration
     * @param from empty for one that holds now
     */
    public record SilenceJson(
            String id, Map<String, String> match, String from, String until, String who, String note) {}

    /**
     * What to hold back.
     *
     * @param match labels with their values
     * @param from now when absent
     * @param for_ how long; an hour when absent
     */
    public record SilenceOrder(
            Map<String, String> match, Optional<String> note, Optional<String> from, Optional<String> for_) {}

    /** @param remarks such as a label that no alert has */
    public record SilenceBegun(long id, List<String> remarks) {}

    /** The silence that holds nothing any more. */
    public record SilenceEnded(String ended) {}

    private AlertList alerts(LabelScope scope) {
        return new AlertList(seen(scope).map(NotificationRoutes::alert).toList());
    }

    private Stream<Conversation> seen(LabelScope scope) {
        Predicate<String> mine = targets.by(scope);
        return new Conversations(database, () -> silences)
                .open().stream().filter(it -> SeenConversations.sees(mine, scope, it));
    }

    private static OpenAlert alert(Conversation it) {
        return new OpenAlert(
                it.subject(),
                it.severity(),
                it.owner(),
                it.headline(),
                it.openedAt().toString(),
                it.taken().orElse(""),
                it.snoozedUntil().map(Instant::toString).orElse(""));
    }

    private AlertActed act(Call<None, AlertAct> call) {
        AlertAct body = call.body();
        LabelScope scope = call.who().scope();
        if (!scope.all()
                && seen(scope).noneMatch(it -> it.subject().equals(body.subject()) || tells(body.subject(), it))) {
            throw new HttpRefusal(NOT_FOUND, "there is no open alert \"" + Clean.line(body.subject()) + "\"");
        }
        return refusing(() -> new AlertActed(actionHandler.act(
                body.action(),
                body.subject(),
                call.who().name(),
                body.note().orElse(""),
                Durations.parse(body.for_().orElse("4h")))));
    }

    /** Whether an episode, as an act may name it, is told in this conversation. */
    private boolean tells(String subject, Conversation it) {
        return subject.matches("episode-[0-9]{1,18}")
                && new Conversations(database, () -> silences)
                        .of(Long.parseLong(subject.substring("episode-".length())))
                        .filter(one -> one.subject().equals(it.subject()))
                        .isPresent();
    }

    private MessageList outbox() {
        return new MessageList(database.read(t -> Backlog.open(t, LINES).stream()
                .map(it -> new MessageJson(
                        it.id(),
                        it.channel(),
                        it.state().name(),
                        it.attempt(),
                        it.createdAt().toString(),
                        it.nextAt().toString(),
                        AlertJson.readable(it.body(), "message " + it.id())
                                .map(Alert::headline)
                                .orElse(""),
                        it.lastError()))
                .toList()));
    }

    private SilenceList silences() {
        Instant now = clock.instant();
        List<SilenceJson> all = new ArrayList<>();
        database.read(t -> silences.active(t, now)).forEach(it -> all.add(silence(it, Optional.empty())));
        database.read(t -> silences.planned(t, now))
                .forEach((from, later) -> later.forEach(it -> all.add(silence(it, Optional.of(from)))));
        return new SilenceList(all);
    }

    private static SilenceJson silence(Silences.Active it, Optional<Instant> from) {
        return new SilenceJson(
                it.id().map(Object::toString).orElse(""),
                it.match().labels(),
                from.map(Instant::toString).orElse(""),
                it.ends().toString(),
                it.who(),
                it.note());
    }

    private SilenceBegun silence(Call<None, SilenceOrder> call) {
        SilenceOrder body = call.body();
        Instant now = clock.instant();
        return refusing(() -> {
            long id = database.inTransaction(t -> {
                long begun = silences.add(
                        t,
                        new Matcher(body.match()),
                        starts(body.from(), now),
                        Durations.parse(body.for_().orElse("1h")),
                        call.who().name(),
                        body.note().orElse(""),
                        now);
                did(t, call, "silence", "silence-" + begun + " " + new TreeMap<>(body.match()), body.note());
                return begun;
            });
            return new SilenceBegun(id, remarks(body.match()));
        });
    }

    /** A label that no alert has holds nothing; whether one is the label of a target is not known here. */
    private static List<String> remarks(Map<String, String> match) {
        return match.keySet().stream()
                .sorted()
                .filter(label -> LabelTerms.unknown(label, List.of()))
                .map(label -> "unless a target has a label \"" + Clean.line(label) + "\", nothing is held"
                        + LabelTerms.meant(label, List.of())
                                .map(meant -> ": did you mean \"" + meant + "\"?")
                                .orElse(""))
                .toList();
    }

    private SilenceEnded unsilence(Call<None, None> call) {
        String id = call.variable("id");
        boolean ended = id.matches("[0-9]{1,18}")
                && database.inTransaction(t -> {
                    boolean over = silences.end(t, Long.parseLong(id), clock.instant());
                    if (over) {
                        did(t, call, "unsilence", "silence-" + id, Optional.empty());
                    }
                    return over;
                });
        if (!ended) {
            throw new HttpRefusal(NOT_FOUND, "there is no silence " + id + " that still holds");
        }
        LOG.info("{} ended the silence {}", call.who().name(), id);
        return new SilenceEnded(id);
    }

    private static Instant starts(Optional<String> from, Instant now) {
        try {
            return from.filter(it -> !it.isEmpty())
                    .map(it -> OffsetDateTime.parse(it).toInstant())
                    .orElse(now);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "from: expected a time with its offset, such as 2026-01-31T02:00+09:00, found \"" + from.orElse("")
                            + "\"",
                    e);
        }
    }

    private Retried retry(Call<None, None> call) {
        String id = call.variable("id");
        boolean known = id.matches("[0-9]{1,18}")
                && database.inTransaction(t -> {
                    boolean revived = Outbox.revive(t, Long.parseLong(id), clock.instant());
                    if (revived) {
                        did(t, call, "retry", "message-" + id, Optional.empty());
                    }
                    return revived;
                });
        if (!known) {
            throw new HttpRefusal(NOT_FOUND, "no message " + id + " was given up");
        }
        LOG.info("{} has the message {} tried once more", call.who().name(), id);
        return new Retried(id);
    }

    private void did(Transaction t, Call<?, ?> call, String verb, String about, Optional<String> note) {
        ActTable.put(
                t, new ActTable.Act(clock.instant(), call.who().name(), ActTable.API, verb, about, note.orElse("")));
    }

    private static <T> T refusing(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException refusal) {
            throw new HttpRefusal(HttpRefusal.UNPROCESSABLE, String.valueOf(refusal.getMessage()), refusal);
        }
    }
}
