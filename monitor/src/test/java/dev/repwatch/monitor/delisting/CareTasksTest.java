package dev.repwatch.monitor.delisting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.monitor.delisting.CareTasks.Care;
import dev.repwatch.monitor.delisting.CareTasks.Kept;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.notify.NotificationWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an intake check left to be done, on the desk. */
class CareTasksTest {

    private static final Care NAME = new Care("ptr.set", "Set a reverse name.");
    private static final Care PORT = new Care("port25.form", "Ask for port 25.");
    private static final Duration NONE = Duration.ZERO;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private NotificationWorld world;

    @BeforeEach
    void open() {
        world = new NotificationWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void each_item_is_one_task_until_somebody_says_that_it_is_done() {
        List<Kept> kept = keep(NAME, PORT);
        assertThat(kept).extracting(Kept::opened).containsExactly(true, true);
        TaskView task = book().find(kept.get(0).id()).orElseThrow();
        assertThat(task.subject()).isEqualTo("192.0.2.77");
        assertThat(task.list()).isEqualTo(CareTasks.SOURCE);
        assertThat(task.listTitle()).isEqualTo("intake check");
        assertThat(task.next()).isEqualTo("Set a reverse name.");
        assertThat(task.advice()).isEmpty();
        assertThat(task.draft()).isEmpty();
        assertThat(task.notes()).extracting(note -> note.who()).containsExactly("alice");

        assertThat(keep(NAME, PORT))
                .as("a second check")
                .extracting(Kept::opened)
                .containsExactly(false, false);
        TaskView done = book().act(kept.get(0).id(), "fixed", "bob", "mx9.example.com", NONE)
                .task();
        assertThat(done.state()).isEqualTo(TaskState.CLEARED);
        assertThat(book().open())
                .extracting(TaskView::id)
                .containsExactly(kept.get(1).id());
        assertThatThrownBy(() -> book().act(kept.get(0).id(), "requested", "bob", "", NONE))
                .hasMessageContaining("it was done at");
        assertThat(keep(NAME)).as("wrong again later").extracting(Kept::opened).containsExactly(true);
        assertThat(book().meanTimes()).as("says nothing about any list").isEmpty();
    }

    @Test
    void nobody_is_reminded_of_what_no_check_can_see_and_what_was_asked_for_can_be_taken_back() {
        long task = keep(PORT).get(0).id();
        assertThat(book().act(task, "requested", "alice", "ticket 5", NONE)
                        .task()
                        .state())
                .isEqualTo(TaskState.REQUESTED);
        world.after(Duration.ofDays(60));
        int due = world.database.inTransaction(
                t -> world.notificationService.desk().remind(t, world.clock.instant()));
        assertThat(due).isZero();
        assertThat(book().act(task, "undo", "alice", "", NONE).task().state()).isEqualTo(TaskState.CAUSE_OPEN);
        assertThat(book().fastRechecks(Duration.ofMinutes(5))).isEmpty();
    }

    private List<Kept> keep(Care... cares) {
        return new CareTasks(world.database, world.clock, Language.EN).open("192.0.2.77", List.of(cares), "alice");
    }

    private TaskBook book() {
        return new TaskBook(
                world.database,
                world.notificationService.desk(),
                world.clock,
                world.sample,
                Language.EN,
                EvidenceSource.none(),
                world.notificationService.acts());
    }
}
