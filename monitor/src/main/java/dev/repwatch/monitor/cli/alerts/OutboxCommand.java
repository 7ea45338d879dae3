package dev.repwatch.monitor.cli.alerts;

import static dev.repwatch.monitor.cli.DaemonQuery.plain;

import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.notify.OutboxRoutes.MessageList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code repwatch outbox}: what waits to be told, and what was given up. */
@Command(name = "outbox", description = "Shows messages that wait, and those that were given up.")
public final class OutboxCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private DaemonClient daemonClient;

    @Option(names = "--retry", paramLabel = "ID", description = "Tries a message once more that was given up (DEAD).")
    private Optional<Long> retry = Optional.empty();

    @Override
    public Integer call() {
        return retry.map(this::retry).orElseGet(this::show);
    }

    private int retry(long id) {
        return daemonClient.ask(
                api -> api.post("/api/v1/outbox/" + id + "/retry", Map.of()),
                (json, out) -> out.println("message " + id + " is tried once more"));
    }

    private int show() {
        return daemonClient.ask(api -> api.get("/api/v1/outbox"), DaemonQuery.read(MessageList.class, (list, out) -> {
            if (list.messages().isEmpty()) {
                out.println("Nothing waits.");
            }
            list.messages()
                    .forEach(it -> out.println(it.id() + "  " + plain(it.state()) + "  " + plain(it.channel()) + "  "
                            + TaskSheet.when(it.created_at()) + "  " + plain(it.headline()) + "  "
                            + plain(it.last_error())));
        }));
    }
}
