package dev.repwatch.monitor.cli.tell;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code repwatch outbox}: what waits to be told, and what was given up. */
@Command(name = "outbox", description = "Shows messages that wait, and those that were given up.")
public final class OutboxCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Daemon daemon;

    @Override
    public Integer call() {
        return daemon.ask(api -> api.get("/api/v1/outbox"), (json, out) -> {
            if (json.path("messages").isEmpty()) {
                out.println("Nothing waits.");
            }
            json.path("messages")
                    .forEach(it -> out.println(DelistCommand.text(it, "state") + "  "
                            + DelistCommand.text(it, "channel") + "  " + DelistCommand.text(it, "created_at") + "  "
                            + DelistCommand.text(it, "headline") + "  " + DelistCommand.text(it, "last_error")));
        });
    }
}
