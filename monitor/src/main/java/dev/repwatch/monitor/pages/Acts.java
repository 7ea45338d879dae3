package dev.repwatch.monitor.pages;

import dev.repwatch.monitor.api.Form;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.bind.Durations;
import dev.repwatch.monitor.delisting.Action;
import dev.repwatch.monitor.delisting.TaskBook;
import dev.repwatch.monitor.notify.ActionHandler;
import dev.repwatch.monitor.notify.Conversations;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What people do from pages: by the same two places as Slack and the command line, so that it is told, kept and counted the same.
 * Who does it is known by the login.
 *
 * @param handler that of the configuration in force
 * @param tasks the desk of the configuration in force
 */
public record Acts(
        Supplier<ActionHandler> handler, Supplier<TaskBook> tasks, Supplier<Conversations> told, InstantSource clock) {

    static final String DOOR = "web";
    private static final Duration OPERATOR_SILENCE = Duration.ofDays(7);

    /**
     * About a conversation, all of it at once.
     *
     * @throws IllegalArgumentException when it is over, or the act is none; the message says so
     */
    void about(String subject, Request request, Form form) {
        handler.get().act(action(form.field("action"), request, form), subject, request.language());
    }

    /** @throws IllegalArgumentException when there is no such open task, or the act is none */
    void task(long id, Request request, Form form) {
        tasks.get().act(id, action(form.field("action"), request, form));
    }

    /** Holds back what is told of a target. */
    void silence(String target, Request request, Form form) {
        Duration lasting = Durations.parse(form.field("for"));
        if (lasting.compareTo(OPERATOR_SILENCE) > 0 && !request.who().role().includes(Role.ADMIN)) {
            throw HttpRefusal.worded(HttpRefusal.FORBIDDEN, "silence_long", "an operator silences for at most 7 days");
        }
        conversations().silence(Map.of("target", target), lasting, action("silence", request, form));
    }

    /** @return whether it held until now */
    boolean unsilence(long id, Request request, Form form) {
        return conversations().end(id, action("unsilence", request, form));
    }

    Conversations conversations() {
        return told.get();
    }

    private Action action(String verb, Request request, Form form) {
        return Action.of(
                        verb,
                        request.who().name(),
                        form.field("note"),
                        Durations.parse(form.field("for").isEmpty() ? "1d" : form.field("for")),
                        clock.instant())
                .by(DOOR);
    }
}
