package dev.repwatch.monitor.notify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.bind.Durations;
import dev.repwatch.monitor.config.section.LabelTerms;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.outbox.AlertJson;
import dev.repwatch.monitor.store.outbox.Backlog;
import dev.repwatch.monitor.store.outbox.Outbox;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
                        .raw("application/json", request -> now.get().alerts()),
                Endpoint.post(
                                "/api/v1/alerts/act",
                                Role.OPERATOR,
                                "Take an incident, hand it back, snooze it, say what was done")
                        .raw("application/json", request -> now.get().act(request)),
                Endpoint.get("/api/v1/outbox", Role.VIEWER, "Messages that are not delivered yet, or were given up")
                        .raw("application/json", request -> now.get().outbox()),
                Endpoint.post("/api/v1/outbox/{id}/retry", Role.ADMIN, "Try a message once more")
                        .raw("application/json", request -> now.get().retry(request)),
                Endpoint.get("/api/v1/silences", Role.VIEWER, "What holds alerts back now and later")
                        .raw("application/json", request -> now.get().silences()),
                Endpoint.post("/api/v1/silences", Role.OPERATOR, "Hold alerts back for a while")
                        .raw("application/json", request -> now.get().silence(request)),
                Endpoint.post("/api/v1/silences/{id}/end", Role.OPERATOR, "End a silence")
                        .raw("application/json", request -> now.get().unsilence(request)));
    }

    private Reply alerts() {
        List<Map<String, Object>> open = database.read(t -> ThreadTable.open(t).stream()
                .flatMap(thread -> thread.card().map(card -> alert(thread, card)).stream())
                .toList());
        return Reply.json(Reply.OK, Map.of("alerts", open));
    }

    private static Map<String, Object> alert(ThreadRow thread, Alert card) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("subject", thread.threadKey());
        json.put("severity", card.label("severity").orElse(""));
        json.put("owner", card.label("owner").orElse(""));
        json.put("headline", card.headline());
        json.put("opened_at", thread.openedAt().toString());
        json.put("acknowledged_by", thread.ack().map(ThreadRow.Ack::who).orElse(""));
        json.put("snoozed_until", thread.snoozedUntil().map(Instant::toString).orElse(""));
        return json;
    }

    private Reply act(Request request) {
        JsonNode body = request.json();
        return refusing(() -> Reply.json(
                Reply.OK,
                Map.of(
                        "done",
                        actionHandler.act(
                                body.path("action").asText(""),
                                body.path("subject").asText(""),
                                request.who().name(),
                                body.path("note").asText(""),
                                lasting(body, "4h")))));
    }

    private Reply outbox() {
        List<Map<String, Object>> lines = database.read(t -> Backlog.open(t, LINES).stream()
                .map(it -> Map.<String, Object>of(
                        "id", it.id(),
                        "channel", it.channel(),
                        "state", it.state().name(),
                        "attempt", it.attempt(),
                        "created_at", it.createdAt().toString(),
                        "next_at", it.nextAt().toString(),
                        "headline",
                                AlertJson.readable(it.body(), "message " + it.id())
                                        .map(Alert::headline)
                                        .orElse(""),
                        "last_error", it.lastError()))
                .toList());
        return Reply.json(Reply.OK, Map.of("messages", lines));
    }

    private Reply silences() {
        Instant now = clock.instant();
        List<Map<String, Object>> all = new ArrayList<>();
        database.read(t -> silences.active(t, now)).forEach(it -> all.add(silence(it, Optional.empty())));
        database.read(t -> silences.planned(t, now))
                .forEach((from, later) -> later.forEach(it -> all.add(silence(it, Optional.of(from)))));
        return Reply.json(Reply.OK, Map.of("silences", all));
    }

    private static Map<String, Object> silence(Silences.Active it, Optional<Instant> from) {
        return Map.of(
                "id", it.id().map(Object::toString).orElse(""),
                "match", it.match().labels(),
                "from", from.map(Instant::toString).orElse(""),
                "until", it.ends().toString(),
                "who", it.who(),
                "note", it.note());
    }

    private Reply silence(Request request) {
        JsonNode body = request.json();
        Map<String, String> match = new HashMap<>();
        body.path("match")
                .properties()
                .forEach(it -> match.put(it.getKey(), it.getValue().asText()));
        Instant now = clock.instant();
        return refusing(() -> {
            long id = database.inTransaction(t -> silences.add(
                    t,
                    new Matcher(match),
                    starts(body, now),
                    lasting(body, "1h"),
                    request.who().name(),
                    body.path("note").asText(""),
                    now));
            return Reply.json(Reply.OK, Map.of("id", id, "remarks", remarks(match)));
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

    private Reply unsilence(Request request) {
        String id = request.variable("id");
        boolean ended = id.matches("[0-9]{1,18}")
                && database.inTransaction(t -> silences.end(t, Long.parseLong(id), clock.instant()));
        if (!ended) {
            throw new HttpRefusal(NOT_FOUND, "there is no silence " + id + " that still holds");
        }
        LOG.info("{} ended the silence {}", request.who().name(), id);
        return Reply.json(Reply.OK, Map.of("ended", id));
    }

    private static Instant starts(JsonNode body, Instant now) {
        String from = body.path("from").asText("");
        try {
            return from.isEmpty() ? now : OffsetDateTime.parse(from).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "from: expected a time with its offset, such as 2026-01-31T02:00+09:00, found \"" + from + "\"", e);
        }
    }

    private Reply retry(Request request) {
        String id = request.variable("id");
        boolean known = id.matches("[0-9]{1,18}")
                && database.inTransaction(t -> Outbox.revive(t, Long.parseLong(id), clock.instant()));
        if (!known) {
            throw new HttpRefusal(NOT_FOUND, "no message " + id + " was given up");
        }
        LOG.info("{} has the message {} tried once more", request.who().name(), id);
        return Reply.json(Reply.OK, Map.of("retried", id));
    }

    private static Duration lasting(JsonNode body, String otherwise) {
        return Durations.parse(body.path("for").asText(otherwise));
    }

    private static Reply refusing(Supplier<Reply> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException refusal) {
            throw new HttpRefusal(HttpRefusal.UNPROCESSABLE, String.valueOf(refusal.getMessage()));
        }
    }
}
