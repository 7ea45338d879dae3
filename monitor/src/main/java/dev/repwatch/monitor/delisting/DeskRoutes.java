package dev.repwatch.monitor.delisting;

import dev.repwatch.monitor.api.Call;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Endpoint.None;
import dev.repwatch.monitor.api.EntityTag;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Keyset;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.bind.Durations;
import dev.repwatch.monitor.targets.SeenTargets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The desk over HTTP. */
public final class DeskRoutes {

    private static final Keyset<TaskView> BY_ID = new Keyset<>(it -> String.format("%019d", it.id()));

    private DeskRoutes() {}

    /** @param next the cursor of the following page; absent after the last */
    public record TaskList(List<TaskJson> tasks, Optional<String> next, int total) {}

    /** How long the way off each list took. */
    public record DelistingTimesList(List<TaskJson.MeanJson> lists) {}

    /** @param for_ of a {@code snooze}: how long, such as {@code 1d} */
    public record TaskAct(Optional<String> note, Optional<String> for_) {}

    /**
     * @param books asked for at each request, because a reload makes a new one
     * @param targets those that somebody may see; a task about others is not there
     */
    public static List<Endpoint> of(Supplier<TaskBook> books, SeenTargets targets) {
        return List.of(
                Endpoint.get("/api/v1/tasks", Role.VIEWER, "Tasks of the desk")
                        .query(TaskFilter.class)
                        .replies(TaskList.class, call -> some(books.get(), targets, call)),
                Endpoint.get("/api/v1/tasks/{id}", Role.VIEWER, "One task with its advice, draft and journal")
                        .replies(TaskJson.class, call -> whole(books.get(), targets, call)),
                Endpoint.get("/api/v1/delisting-times", Role.VIEWER, "How long the way off each list took")
                        .answers(
                                DelistingTimesList.class,
                                call -> new DelistingTimesList(books.get().meanTimes().stream()
                                        .map(TaskJson.MeanJson::of)
                                        .toList())),
                Endpoint.post("/api/v1/tasks/{id}/{action}", Role.OPERATOR, "Say what was done about a task")
                        .body(TaskAct.class)
                        .replies(TaskJson.class, call -> act(books.get(), targets, call)));
    }

    private static Reply some(TaskBook book, SeenTargets targets, Call<TaskFilter, None> call) {
        TaskFilter filter = call.query();
        Predicate<String> seen = targets.by(call.who().scope());
        List<TaskView> found = filter.among(book).filter(it -> it.within(seen)).toList();
        if (filter.limit().isEmpty() && filter.after().isEmpty()) {
            return Reply.json(Reply.OK, list(book, found, Optional.empty(), found.size()));
        }
        List<TaskView> byId =
                found.stream().sorted(Comparator.comparing(BY_ID.key())).toList();
        Keyset.Page<TaskView> page = BY_ID.page(byId, filter.limit(), filter.after());
        return page.linked(Reply.json(Reply.OK, list(book, page.rows(), page.next(), page.total())), call.request());
    }

    private static TaskList list(TaskBook book, List<TaskView> tasks, Optional<String> next, int total) {
        Instant now = book.now();
        return new TaskList(tasks.stream().map(it -> TaskJson.of(it, now)).toList(), next, total);
    }

    private static Reply whole(TaskBook book, SeenTargets targets, Call<None, None> call) {
        TaskView task = seen(book, targets, call);
        return tag(task).on(Reply.json(Reply.OK, TaskJson.whole(task, book.now(), book.meanTime(task.list()))));
    }

    private static TaskView seen(TaskBook book, SeenTargets targets, Call<?, ?> call) {
        return book.find(call.number("id"))
                .filter(it -> it.within(targets.by(call.who().scope())))
                .orElseThrow(() -> new HttpRefusal(HttpRefusal.NOT_FOUND, "there is no task " + call.number("id")));
    }

    /** What is done about a task is written down, each time. */
    private static EntityTag tag(TaskView task) {
        return new EntityTag("task-" + task.id() + "-" + task.notes().size());
    }

    private static Reply act(TaskBook book, SeenTargets targets, Call<None, TaskAct> call) {
        if (!call.who().scope().all()) {
            seen(book, targets, call);
        }
        try {
            TaskBook.Done done = book.act(
                    call.number("id"),
                    Action.of(
                            call.variable("action"),
                            call.who().name(),
                            call.body().note().orElse(""),
                            Durations.parse(call.body().for_().orElse("1d")),
                            book.now()),
                    task -> checkVersion(task, call));
            return tag(done.task()).on(Reply.json(Reply.OK, TaskJson.acted(done, book.now())));
        } catch (IllegalArgumentException refusal) {
            throw new HttpRefusal(HttpRefusal.UNPROCESSABLE, String.valueOf(refusal.getMessage()), refusal);
        }
    }

    /** Who read it before somebody else acted is told what the other did. */
    private static void checkVersion(TaskView task, Call<None, TaskAct> call) {
        if (!tag(task).refusedBy(call.request())) {
            return;
        }
        String last = task.notes().stream()
                .reduce((earlier, later) -> later)
                .map(it -> it.who() + ": " + it.what() + " at " + it.at()
                        + (it.note().isBlank() ? "" : " (" + it.note() + ")"))
                .orElse("");
        throw new HttpRefusal(
                HttpRefusal.STALE,
                "task " + task.id() + " is " + task.state().label() + " now; the last act was " + last
                        + ". Read it again");
    }
}
