package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.api.Call;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Endpoint.None;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.outbox.AlertJson;
import dev.repwatch.monitor.store.outbox.Backlog;
import dev.repwatch.monitor.store.outbox.Outbox;
import dev.repwatch.monitor.store.people.ActTable;
import dev.repwatch.monitor.store.people.ActTable.Act;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages that are not delivered yet, over HTTP. */
public final class OutboxRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRoutes.class);

    private static final int LINES = 500;

    private final Database database;
    private final InstantSource clock;

    private OutboxRoutes(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public static List<Endpoint> of(Database database, InstantSource clock) {
        OutboxRoutes routes = new OutboxRoutes(database, clock);
        return List.of(
                Endpoint.get("/api/v1/outbox", Role.VIEWER, "Messages that are not delivered yet, or were given up")
                        .answers(MessageList.class, call -> routes.outbox()),
                Endpoint.post("/api/v1/outbox/{id}/retry", Role.ADMIN, "Try a message once more")
                        .answers(Retried.class, call -> routes.retry(call)));
    }

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

    private Retried retry(Call<None, None> call) {
        String id = call.variable("id");
        boolean known = id.matches("[0-9]{1,18}")
                && database.inTransaction(t -> {
                    boolean revived = Outbox.revive(t, Long.parseLong(id), clock.instant());
                    if (revived) {
                        ActTable.put(t, Act.byApi(clock.instant(), call.who().name(), "retry", "message-" + id, ""));
                    }
                    return revived;
                });
        if (!known) {
            throw new HttpRefusal(HttpRefusal.NOT_FOUND, "no message " + id + " was given up");
        }
        LOG.info("{} has the message {} tried once more", call.who().name(), id);
        return new Retried(id);
    }
}
