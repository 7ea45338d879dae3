package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.delisting.Action;
import dev.repwatch.monitor.delisting.EvidenceSource;
import dev.repwatch.monitor.delisting.TaskBook;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do is told the same by whichever door they come in, once, and they hear what was done. */
class ActsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final String LISTED = "192.0.2.10 (mx1) is listed on Example ZEN: spam source";

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private NotificationWorld world;

    @BeforeEach
    void open() {
        world = new NotificationWorld(directory);
    }

    @AfterEach
    void close() {
        world.close();
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

    private void listed() {
        Episode episode = Sample.episode(7, "192.0.2.10", "zen", Severity.CRITICAL, world.clock.instant());
        world.opens(episode);
        world.after(MINUTE);
    }

    private String byName(String action, String note) {
        String said = world.notificationService.acts().act(action, "episode-7", "alice", note, Duration.ofHours(4));
        world.after(MINUTE);
        return said;
    }

    private TaskBook.Done byTask(String action, String note) {
        TaskBook.Done done = book().act(world.openTasks().get(0).id(), action, "alice", note, DAY);
        world.after(MINUTE);
        return done;
    }

    private ThreadRow thread() {
        return world.database.read(t -> ThreadTable.find(t, "episode-7")).orElseThrow();
    }

    @Test
    void aRemovalRequestedOnTheDeskIsToldLikeOneByTheButton() {
        listed();
        byTask("requested", "by their form");
        assertThat(world.slack.headlines()).containsExactly(LISTED, "Removal requested by alice – " + LISTED);
        assertThat(world.mail.headlines()).isEqualTo(world.slack.headlines());
        assertThat(thread().ack()).hasValueSatisfying(it -> assertThat(it.who()).isEqualTo("alice"));
        byTask("rejected", "they say no");
        byTask("undo", "misread");
        byTask("note", "for me");
        assertThat(world.slack.headlines().subList(2, world.slack.headlines().size()))
                .containsExactly(
                        "Removal refused by the list, says alice – " + LISTED, "Taken back by alice – " + LISTED);
    }

    @Test
    void theSameTwiceIsDoneAndToldOnceByEitherDoor() {
        listed();
        assertThat(byName("ack", "looking"))
                .isEqualTo("Acknowledged by alice: " + LISTED + " (episode-7). It does not escalate.");
        assertThat(byName("ack", "")).isEqualTo("Already acknowledged by alice: " + LISTED + " (episode-7).");
        assertThat(byName("requested", "")).isEqualTo("Removal requested by alice: " + LISTED + " (episode-7).");
        assertThat(byName("requested", "")).isEqualTo("Removal was already requested: " + LISTED + " (episode-7).");
        assertThat(byTask("requested", "").changed()).isFalse();
        assertThat(byName("snooze", "")).startsWith("Snoozed by alice until 2026-11-24 13:06");
        assertThat(byName("snooze", "")).as("a minute longer").startsWith("Snoozed by alice");
        assertThat(world.notificationService.acts().act("snooze", "episode-7", "alice", "", Duration.ofHours(4)))
                .startsWith("Snoozed by alice");
        assertThat(world.notificationService.acts().act("snooze", "episode-7", "bob", "", Duration.ofHours(4)))
                .startsWith("Already snoozed until");
        assertThat(world.slack.headlines())
                .filteredOn(it -> !it.startsWith("Snoozed"))
                .containsExactly(LISTED, "Acknowledged by alice – " + LISTED, "Removal requested by alice – " + LISTED);
    }

    /** While the list is waited for, a fixed cause moves nothing: it is known by the journal that it was said. */
    @Test
    void aCauseFixedAfterTheRequestIsDoneAndToldOnceByEitherDoor() {
        listed();
        byTask("requested", "by their form");
        assertThat(byTask("fixed", "closed the relay").changed()).isTrue();
        assertThat(byTask("fixed", "closed the relay").changed()).isFalse();
        assertThat(byTask("fixed", "").changed()).isFalse();
        assertThat(byTask("requested", "by their form").changed())
                .as("who repeats the request repeats it")
                .isFalse();
        assertThat(byName("fixed", "")).startsWith("The cause was already");
        assertThat(world.slack.headlines())
                .containsExactly(LISTED, "Removal requested by alice – " + LISTED, "Cause fixed by alice – " + LISTED);
        assertThat(byTask("fixed", "and the form").changed())
                .as("something new")
                .isTrue();
    }

    /** Messages speak the language of the configuration; whoever acts on a page is answered in their own. */
    @Test
    void anActIsAnsweredInTheLanguageOfWhoActs() {
        listed();
        ActionHandler acts = world.notificationService.acts();
        Action ack = Action.of("ack", "hanako", "", world.clock.instant());
        assertThat(acts.act(ack, "episode-7", Language.JA))
                .startsWith("hanako が確認しました")
                .contains(LISTED);
        assertThatThrownBy(() -> acts.act(ack, "episode-99", Language.JA))
                .hasMessage(Words.of(ActionHandler.class, Language.JA).say("act.closed", "subject", "episode-99"));
        assertThatThrownBy(() -> acts.act(ack, "episode-99", Language.EN))
                .hasMessage("episode-99 is not open (any more).");
    }

    /** One of many is not all of them. */
    @Test
    void aTaskThatIsAPartOfItsConversationIsNamed() {
        List<Episode> lists = List.of(
                Sample.episode(1, "192.0.2.10", "zen", Severity.CRITICAL, world.clock.instant()),
                Sample.episode(2, "192.0.2.10", "minor-bl", Severity.CRITICAL, world.clock.instant()));
        NotificationSettings two = NotificationWorld.settings(
                new GroupingSettings(Duration.ZERO, Duration.ofMinutes(5), 8, 2, 4),
                EscalationSettings.OFF,
                java.util.Optional.empty(),
                List.of(),
                List.of());
        try (NotificationWorld together = new NotificationWorld(directory.resolve("two"), two)) {
            together.opens(lists.toArray(Episode[]::new));
            together.after(MINUTE);
            TaskBook book = new TaskBook(
                    together.database,
                    together.notificationService.desk(),
                    together.clock,
                    together.sample,
                    Language.EN,
                    EvidenceSource.none(),
                    together.notificationService.acts());
            book.act(together.openTasks().get(0).id(), "requested", "alice", "", DAY);
            together.after(MINUTE);
            assertThat(together.slack.headlines())
                    .containsExactly(
                            "192.0.2.10 is listed on 2 lists",
                            "Removal requested by alice – 192.0.2.10 – "
                                    + together.openTasks().get(0).source());
            assertThat(together.slack.received())
                    .as("nobody has acknowledged the other")
                    .last()
                    .satisfies(it -> assertThat(it.alert().actions())
                            .extracting(Alert.Action::id)
                            .contains("ack"));
            assertThat(together.database.read(ThreadTable::open))
                    .singleElement()
                    .satisfies(it -> assertThat(it.ack()).isEmpty());
        }
    }
}
