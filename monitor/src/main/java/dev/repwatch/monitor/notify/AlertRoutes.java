package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.api.Call;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Endpoint.None;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.LabelScope;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.bind.Durations;
import dev.repwatch.monitor.notify.Conversations.Conversation;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.targets.SeenTargets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is open and what people do about it, over HTTP. */
public final class AlertRoutes {

    private final Database database;
    private final SeenTargets targets;
    private final ActionHandler actionHandler;
    private final Silences silences;

    private AlertRoutes(Database database, SeenTargets targets, NotificationService notificationService) {
        this.database = database;
        this.targets = targets;
        this.actionHandler = notificationService.acts();
        this.silences = notificationService.silences();
    }

    /**
     * @param targets those that somebody may see; what is told of others is not there
     * @param telling asked for at each request, because a reload makes a new one
     */
    public static List<Endpoint> of(Database database, SeenTargets targets, Supplier<NotificationService> telling) {
        Supplier<AlertRoutes> now = () -> new AlertRoutes(database, targets, telling.get());
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
                        .answers(AlertActed.class, call -> now.get().act(call)));
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

    private AlertList alerts(LabelScope scope) {
        return new AlertList(seen(scope).map(AlertRoutes::alert).toList());
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
            throw new HttpRefusal(
                    HttpRefusal.NOT_FOUND, "there is no open alert \"" + Clean.line(body.subject()) + "\"");
        }
        return HttpRefusal.refusing(() -> new AlertActed(actionHandler.act(
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
}
