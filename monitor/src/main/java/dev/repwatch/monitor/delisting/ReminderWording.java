package dev.repwatch.monitor.delisting;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.store.desk.TaskRow;
import dev.repwatch.monitor.words.Language;
import dev.repwatch.monitor.words.Moments;
import dev.repwatch.monitor.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** "Still listed, day 4, requested on day 1." */
final class ReminderWording {

    private final Words words;
    private final Moments moments;
    private final Advice advice;
    private final Directory directory;

    ReminderWording(Language language, ZoneId zone, Directory directory) {
        this.words = Words.of(ReminderWording.class, language);
        this.moments = new Moments(language, zone);
        this.advice = new Advice(language);
        this.directory = directory;
    }

    Alert reminder(Task task, Instant now) {
        Alert opening = task.opening();
        TaskRow row = task.row();
        String key = "task-" + row.id() + ":" + task.state().label() + ":"
                + row.stateAt().toEpochMilli() + ":reminder:" + (row.reminders() + 1);
        return new Alert(
                Alert.Kind.REMINDER,
                opening.level(),
                words.say(
                        "reminder.headline",
                        "target",
                        title(task),
                        "list",
                        opening.label("list_title").orElse(row.source()),
                        "day",
                        day(row.openedAt(), now)),
                facts(task, now),
                opening.why(),
                steps(task),
                opening.links(),
                opening.actions(),
                key,
                opening.groupKey(),
                opening.threadKey(),
                opening.labels(),
                false,
                now,
                words.language().tag());
    }

    private List<Alert.Fact> facts(Task task, Instant now) {
        TaskRow row = task.row();
        List<Alert.Fact> facts = new ArrayList<>();
        facts.add(new Alert.Fact(
                words.say("fact.state"), words.say("state." + task.state().label()), true));
        facts.add(new Alert.Fact(words.say("fact.since"), moments.at(row.openedAt()), true));
        facts.add(new Alert.Fact(words.say("fact.age"), moments.lasting(Duration.between(row.openedAt(), now)), true));
        row.requestedAt()
                .ifPresent(at -> facts.add(new Alert.Fact(
                        words.say("fact.requested"),
                        words.say("requested", "day", day(row.openedAt(), at), "at", moments.at(at)),
                        true)));
        row.owner().ifPresent(it -> facts.add(new Alert.Fact(words.say("fact.owner"), it, true)));
        return facts;
    }

    private List<String> steps(Task task) {
        return directory
                .list(new SourceId(task.row().source()))
                .map(list -> List.of(advice.next(task.state(), list, task.code())))
                .orElseGet(List::of);
    }

    private static String title(Task task) {
        return task.opening()
                .label("name")
                .filter(name -> !name.equals(task.row().subject()))
                .map(name -> task.row().subject() + " (" + name + ")")
                .orElse(task.row().subject());
    }

    /** The first day is day 1, as people count. */
    private static long day(Instant from, Instant to) {
        return Duration.between(from, to).toDays() + 1;
    }
}
