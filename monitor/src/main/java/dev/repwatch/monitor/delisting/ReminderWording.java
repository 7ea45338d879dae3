package dev.repwatch.monitor.delisting;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.TargetNames;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Moments;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.store.desk.TaskRow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** "Still listed, day 4, requested on day 1." */
final class ReminderWording {

    private final int ownerAfter;
    private final Words words;
    private final Moments moments;
    private final Advice advice;
    private final CountedCost costs;
    private final Directory directory;

    ReminderWording(int ownerAfter, Language language, ZoneId zone, Directory directory) {
        this.ownerAfter = ownerAfter;
        this.words = Words.of(ReminderWording.class, language);
        this.moments = new Moments(language, zone);
        this.advice = new Advice(language);
        this.costs = new CountedCost(language);
        this.directory = directory;
    }

    /** @param targets how many addresses of its network are listed; 1 where it is no network */
    Alert reminder(Task task, int targets, Instant now) {
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
                        title(task, targets),
                        "list",
                        opening.label("list_title").orElse(row.source()),
                        "day",
                        day(row.openedAt(), now)),
                facts(task, now),
                why(task),
                steps(task),
                opening.links(),
                actions(task),
                key,
                opening.groupKey(),
                opening.threadKey(),
                labels(task),
                false,
                now,
                words.language().tag());
    }

    /** What was counted when it began is old by now. */
    private String why(Task task) {
        String target = task.row().subject();
        return directory
                .cost(target, task.source())
                .map(cost -> costs.sentence(target, cost))
                .orElse(task.opening().why());
    }

    /** Nobody is asked to say again what is known. */
    private static List<Alert.Action> actions(Task task) {
        Set<String> done = switch (task.state()) {
            case CAUSE_FIXED -> Set.of("ack", "fixed");
            case REQUESTED -> Set.of("ack", "fixed", "requested");
            default -> Set.of();
        };
        return task.opening().actions().stream()
                .filter(it -> !done.contains(it.id()))
                .toList();
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
        if (row.recurrence() > 1) {
            facts.add(new Alert.Fact(words.say("fact.recurrence"), notFixed(row.recurrence()), false));
        }
        return facts;
    }

    /** @param count how many listings within 30 days */
    String notFixed(int count) {
        return words.say("not_fixed", "count", count);
    }

    /** From some reminder on it is the owner's turn; a route can match {@code escalated = "owner"}. */
    private Map<String, String> labels(Task task) {
        Map<String, String> labels = new HashMap<>(task.opening().labels());
        labels.put("reminder", Integer.toString(task.row().reminders() + 1));
        if (late(task) && task.row().owner().isPresent()) {
            labels.put("escalated", "owner");
        }
        return labels;
    }

    private boolean late(Task task) {
        return task.row().reminders() + 1 >= ownerAfter;
    }

    private List<String> steps(Task task) {
        return directory
                .list(new SourceId(task.row().source()))
                .map(list -> late(task) && task.row().owner().isPresent()
                        ? List.of(
                                words.say(
                                        "owner_turn",
                                        "owner",
                                        task.row().owner().get()),
                                advice.next(task.state(), list, task.code()))
                        : List.of(advice.next(task.state(), list, task.code())))
                .orElseGet(List::of);
    }

    /** A network is not listed itself when some of its addresses are. */
    private String title(Task task, int targets) {
        if (targets > 1) {
            return words.say(
                    "reminder.network", "count", targets, "network", task.row().subject());
        }
        return TargetNames.title(task.row().subject(), task.opening().label("name"));
    }

    /** The first day is day 1, as people count. */
    private static long day(Instant from, Instant to) {
        return Duration.between(from, to).toDays() + 1;
    }
}
