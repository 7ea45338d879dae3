package dev.repwatch.monitor.delisting;

import dev.repwatch.monitor.store.desk.DelistingTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A task as the API shows it. */
final class TaskJson {

    private TaskJson() {}

    static Map<String, Object> of(TaskView task, Instant now) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", task.id());
        json.put("subject", task.subject());
        json.put("list", task.list());
        json.put("list_title", task.listTitle());
        json.put("state", task.state().label());
        json.put("severity", task.severity());
        json.put("owner", task.owner().orElse(""));
        json.put("opened_at", task.openedAt().toString());
        json.put("state_at", task.stateAt().toString());
        json.put("requested_at", time(task.requestedAt()));
        json.put("closed_at", time(task.closedAt()));
        json.put("remind_at", time(task.remindAt()));
        json.put(
                "listed_seconds",
                Duration.between(task.openedAt(), task.closedAt().orElse(now)).toSeconds());
        json.put("recurrence", task.recurrence());
        json.put("requests", task.requests());
        json.put("reminders", task.reminders());
        json.put("targets", task.targets());
        json.put("next", task.next());
        task.cost().ifPresent(it -> json.put("cost", of(it)));
        return json;
    }

    /** @param usual how long the way off the list of this task took before */
    static Map<String, Object> whole(TaskView task, Instant now, Optional<DelistingTimes.Mean> usual) {
        Map<String, Object> json = of(task, now);
        usual.ifPresent(it -> json.put("usual", of(it)));
        json.put("advice", task.advice());
        task.draft()
                .ifPresent(it -> json.put(
                        "draft",
                        Map.of(
                                "to", it.to().orElse(""),
                                "page", it.page().map(Object::toString).orElse(""),
                                "subject", it.subject(),
                                "text", it.text())));
        List<Map<String, String>> notes = task.notes().stream()
                .map(it -> Map.of("at", it.at().toString(), "who", it.who(), "what", it.what(), "note", it.note()))
                .toList();
        json.put("notes", notes);
        return json;
    }

    private static Map<String, Object> of(TaskView.Cost cost) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("refused", cost.counted().refused());
        json.put("attempts", cost.counted().attempts());
        json.put("receivers", cost.counted().receivers());
        json.put("sample", cost.counted().sample());
        json.put("text", cost.sentence());
        return json;
    }

    private static String time(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("");
    }

    /** How long it took to get off a list. */
    static Map<String, Object> of(DelistingTimes.Mean mean) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("list", mean.source());
        json.put("tasks", mean.tasks());
        json.put("listed_seconds", mean.listed().toSeconds());
        mean.afterRequest().ifPresent(it -> json.put("after_request_seconds", it.toSeconds()));
        return json;
    }
}
