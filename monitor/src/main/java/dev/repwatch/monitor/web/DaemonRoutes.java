package dev.repwatch.monitor.web;

import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Problem;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.store.people.ActJournal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Health, readiness and reload. */
public final class DaemonRoutes {

    private DaemonRoutes() {}

    /** That the new configuration is in force. */
    public record Reloaded(boolean reloaded, List<String> warnings) {}

    /**
     * @param unhealthy why only another start helps, in a sentence; empty when all is well
     * @param notReady why the daemon cannot do its work now, in a sentence; empty when it can
     * @param reload reads the configuration anew and puts it in force when it is good
     */
    public static List<Endpoint> of(
            Supplier<Optional<String>> unhealthy,
            Supplier<Optional<String>> notReady,
            Supplier<ConfigOutcome> reload,
            ActJournal journal) {
        return List.of(
                Endpoint.get("/-/healthy", Role.PUBLIC, "Whether only another start helps")
                        .raw("text/plain", request -> state(unhealthy, "healthy", "unhealthy")),
                Endpoint.get("/-/ready", Role.PUBLIC, "Whether the daemon can do its work")
                        .raw("text/plain", request -> state(notReady, "ready", "not ready")),
                Endpoint.post("/-/reload", Role.ADMIN, "Read the configuration anew")
                        .replies(
                                Reloaded.class,
                                call -> reload(reload, journal, call.who().name())));
    }

    private static Reply state(Supplier<Optional<String>> trouble, String good, String bad) {
        return trouble.get()
                .map(why -> Reply.text(Reply.UNAVAILABLE, bad + ": " + why + "\n"))
                .orElseGet(() -> Reply.text(Reply.OK, good + "\n"));
    }

    private static Reply reload(Supplier<ConfigOutcome> reload, ActJournal journal, String who) {
        ConfigOutcome outcome = reload.get();
        journal.did(who, "reload", "configuration", outcome.match(read -> "", refused -> "refused"));
        return reply(outcome);
    }

    private static Reply reply(ConfigOutcome outcome) {
        return outcome.match(
                read -> Reply.json(Reply.OK, new Reloaded(true, lines(read.warnings()))),
                refused -> Reply.problem(
                        Problem.of(HttpRefusal.UNPROCESSABLE, "the configuration is refused; the old one keeps running")
                                .with(lines(refused.problems()))));
    }

    private static List<String> lines(List<dev.repwatch.monitor.config.bind.Problem> problems) {
        return problems.stream().map(Object::toString).toList();
    }
}
