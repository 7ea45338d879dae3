package dev.repwatch.monitor.delisting;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.desk.TaskProgress;
import dev.repwatch.monitor.store.desk.TaskRow;
import dev.repwatch.monitor.store.desk.TaskTable;
import dev.repwatch.monitor.store.outbox.AlertJson;
import dev.repwatch.monitor.store.people.ActTable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an intake check leaves to be done, as tasks of the desk. They hang on no listing: no check can see that one is done, so a person
 * says so ({@code fixed}), and nobody is reminded meanwhile.
 */
public final class CareTasks {

    /** Stands where other tasks have their list. */
    public static final String SOURCE = "preflight";

    private final Database database;
    private final InstantSource clock;
    private final Language language;

    /** @param language of what is written down */
    public CareTasks(Database database, InstantSource clock, Language language) {
        this.database = database;
        this.clock = clock;
        this.language = language;
    }

    /**
     * One thing to do.
     *
     * @param code of the advice, such as {@code ptr.set}
     */
    public record Care(String code, String text) {}

    /** @param opened false when there was an open task about the same already */
    public record Kept(long id, Care care, boolean opened) {}

    /** A task for each; what is open about the address already is not opened a second time. */
    public List<Kept> open(String address, List<Care> cares, String who) {
        Instant now = clock.instant();
        return database.inTransaction(transaction -> cares.stream()
                .map(care -> TaskTable.openOf(transaction, SOURCE, address).stream()
                        .filter(row -> Task.of(row)
                                .opening()
                                .label("code")
                                .filter(care.code()::equals)
                                .isPresent())
                        .findFirst()
                        .map(row -> new Kept(row.id(), care, false))
                        .orElseGet(() -> put(transaction, address, care, who, now)))
                .toList());
    }

    private Kept put(Transaction transaction, String address, Care care, String who, Instant now) {
        TaskRow task = TaskTable.put(
                transaction,
                new TaskRow(
                        0,
                        address,
                        SOURCE,
                        Optional.empty(),
                        now,
                        1,
                        TaskProgress.begun(TaskState.CAUSE_OPEN.label(), now, 0, Optional.empty()),
                        0,
                        AlertJson.write(opening(address, care, now))));
        TaskJournal.put(transaction, task, now, who, "opened", "");
        ActTable.put(
                transaction, ActTable.Act.byApi(now, who, "opened", "task-" + task.id(), address + " " + care.code()));
        return new Kept(task.id(), care, true);
    }

    private Alert opening(String address, Care care, Instant now) {
        String key = SOURCE + ":" + address + ":" + care.code();
        return new Alert(
                Alert.Kind.NOTICE,
                Alert.Level.MINOR,
                address + ": " + care.text(),
                List.of(),
                "",
                List.of(care.text()),
                List.of(),
                List.of(),
                key,
                key,
                key,
                Map.of(
                        "target",
                        address,
                        "list",
                        SOURCE,
                        "list_title",
                        Words.of(CareTasks.class, language).say("care.list"),
                        "code",
                        care.code()),
                false,
                now,
                language.tag());
    }

    /** What is to be done; empty for a task about a list. */
    static Optional<String> next(Task task) {
        return isCare(task.row()) ? task.opening().advice().stream().findFirst() : Optional.empty();
    }

    static boolean isCare(TaskRow row) {
        return row.source().equals(SOURCE);
    }
}
