package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.api.Call;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Endpoint.None;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.bind.Durations;
import dev.repwatch.monitor.config.section.LabelTerms;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.outbox.AlertJson;
import dev.repwatch.monitor.store.outbox.Backlog;
import dev.repwatch.monitor.store.outbox.Outbox;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Alerts, silences and the outbox over HTTP. */
public final class NotificationRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationRoutes.class);

    private static final int NOT_FOUND = 404;
    private static final int LINES = 500;

    private final Database database;
    private final InstantSource clock;
    private final ActionHandler actionHandler;
    private final Silences silences;

    private NotificationRoutes(Database database, InstantSource clock, NotificationService notificationService) {
        this.database = database;
        this.clock = clock;
        this.actionHandler = notificationService.acts();
        this.silences = notificationService.silences();
    }

    /** @param telling asked for at each request, because a reload makes a new one */
    public static List<Endpoint> of(Database database, InstantSource clock, Supplier<NotificationService> telling) {
        Supplier<NotificationRoutes> now = () -> new NotificationRoutes(database, clock, telling.get());
        return List.of(
                Endpoint.get("/api/v1/alerts", Role.VIEWER, "What is open and who has taken it")
                        .answers(AlertList.class, call -> now.get().alerts()),
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

    private AlertList alerts() {
        return new AlertList(database.read(t -> ThreadTable.open(t).stream()
                .flatMap(thread -> thread.card().map(card -> alert(thread, card)).stream())
                .toList()));
    }

    private static OpenAlert alert(ThreadRow thread, Alert card) {
        return new OpenAlert(
                thread.threadKey(),
                card.label("severity").orElse(""),
                card.label("owner").orElse(""),
                card.headline(),
                thread.openedAt().toString(),
                thread.ack().map(ThreadRow.Ack::who).orElse(""),
                thread.snoozedUntil().map(Instant::toString).orElse(""));
    }

    private AlertActed act(Call<None, AlertAct> call) {
        AlertAct body = call.body();
        return refusing(() -> new AlertActed(actionHandler.act(
                body.action(),
                body.subject(),
                call.who().name(),
                body.note().orElse(""),
                Durations.parse(body.for_().orElse("4h")))));
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
            long id = database.inTransaction(t -> silences.add(
                    t,
                    new Matcher(body.match()),
                    starts(body.from(), now),
                    Durations.parse(body.for_().orElse("1h")),
                    call.who().name(),
                    body.note().orElse(""),
                    now));
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
                && database.inTransaction(t -> silences.end(t, Long.parseLong(id), clock.instant()));
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
                && database.inTransaction(t -> Outbox.revive(t, Long.parseLong(id), clock.instant()));
        if (!known) {
            throw new HttpRefusal(NOT_FOUND, "no message " + id + " was given up");
        }
        LOG.info("{} has the message {} tried once more", call.who().name(), id);
        return new Retried(id);
    }

    private static <T> T refusing(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException refusal) {
            throw new HttpRefusal(HttpRefusal.UNPROCESSABLE, String.valueOf(refusal.getMessage()), refusal);
        }
    }
}
