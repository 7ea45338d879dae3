package dev.repwatch.monitor.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.api.LabelScope;
import dev.repwatch.monitor.api.Principal;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.delisting.EvidenceSource;
import dev.repwatch.monitor.delisting.TaskBook;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.notify.NotificationWorld;
import dev.repwatch.monitor.notify.Sample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is refused hears which task it was about and since when, in either language. */
class RefusedActTest {

    @TempDir
    Path directory;

    @Test
    void aRefusalNamesTheTaskItIsAbout() {
        try (NotificationWorld world = new NotificationWorld(directory)) {
            TaskBook book = book(world);
            Episode episode = Sample.episode(1, "192.0.2.10", "zen", Severity.CRITICAL, world.clock.instant());
            world.opens(episode);
            long task = world.openTasks().get(0).id();

            assertRefused(book, 9000, "fixed", "There is no task 9000.", "作業 9000 はありません。");
            assertRefused(
                    book,
                    task,
                    "undo",
                    "Nothing was done about task " + task + " that can be undone.",
                    "作業 " + task + " には、取り消せる操作がありません。");
            assertRefused(book, task, "sing", "There is no act \"sing\".", "「sing」という操作はありません。");

            world.after(Duration.ofDays(1));
            String over = Reader.of(request("en")).at(world.clock.instant());
            world.clears(episode);
            assertRefused(
                    book,
                    task,
                    "fixed",
                    "Task " + task + " is over: 192.0.2.10 is off zen since " + over + ".",
                    "作業 " + task + " は終了しています。192.0.2.10 は " + over + " に zen から外れました。");
        }
    }

    private static TaskBook book(NotificationWorld world) {
        return new TaskBook(
                world.database,
                world.notificationService.desk(),
                world.clock,
                world.sample,
                Language.EN,
                EvidenceSource.none(),
                world.notificationService.acts());
    }

    private static void assertRefused(TaskBook book, long task, String action, String english, String japanese) {
        IllegalArgumentException refusal = catchThrowableOfType(
                IllegalArgumentException.class, () -> book.act(task, action, "alice", "", Duration.ofHours(1)));
        assertThat(Reader.of(request("en")).refusal(refusal)).isEqualTo(english);
        assertThat(Reader.of(request("ja")).refusal(refusal)).isEqualTo(japanese);
    }

    private static Request request(String language) {
        return new Request(
                "GET",
                "/tasks/1",
                Map.of(),
                Map.of(),
                Map.of("accept-language", language),
                new byte[0],
                new Principal("", Role.PUBLIC, LabelScope.ALL));
    }
}
