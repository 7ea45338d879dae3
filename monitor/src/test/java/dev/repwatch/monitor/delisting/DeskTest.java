package dev.repwatch.monitor.delisting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.dnsbl.Removal;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.FirstLookDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.notify.Lists;
import dev.repwatch.monitor.notify.NotificationWorld;
import dev.repwatch.monitor.notify.Sample;
import dev.repwatch.monitor.store.desk.DelistingTimes;
import dev.repwatch.monitor.store.desk.TaskRow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {

    private static final Duration NONE = Duration.ofHours(1);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Removal NOBODY_REMOVES = new Removal(
            "This range is not meant for mail.",
            Removal.Who.NOBODY,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "free",
            Optional.empty(),
            Optional.empty());

    private static final Removal ENDS_SOON = new Removal(
            "Ask on the page, or wait.",
            Removal.Who.SELF,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Duration.ofHours(12)),
            Optional.empty(),
            "free",
            Optional.empty(),
            Optional.empty());

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

    private TaskView act(long task, String action, String who, String note, Duration pause) {
        return book().act(task, action, who, note, pause).task();
    }

    private Episode episode(long id) {
        return Sample.episode(id, "192.0.2.10", "zen", Severity.CRITICAL, world.clock.instant());
    }

    @Test
    void whatReturnsWithinThirtyDaysReopensAndTheCauseWasNotFixed() {
        Episode first = episode(1);
        world.opens(first);
        long task = world.openTasks().get(0).id();
        act(task, "fixed", "alice", "closed the relay", NONE);
        act(task, "requested", "alice", "by form", NONE);
        world.after(Duration.ofDays(1));
        world.clears(first);
        assertThat(world.openTasks()).isEmpty();
        world.after(Duration.ofDays(29));
        world.opens(episode(2));
        TaskView again = book().open().get(0);
        assertThat(again.id()).isEqualTo(task);
        assertThat(again.state()).isEqualTo(TaskState.CAUSE_OPEN);
        assertThat(again.recurrence()).isEqualTo(2);
        assertThat(again.requests()).isEqualTo(1);
        assertThat(again.notes())
                .extracting(it -> it.who() + " " + it.what() + " " + it.note())
                .containsExactly(
                        "repwatch opened ",
                        "alice fixed closed the relay",
                        "alice requested by form",
                        "repwatch cleared ",
                        "repwatch reopened 2 listings within 30 days: the cause was not fixed.");
        world.after(Duration.ofMinutes(1));
        world.after(Duration.ofHours(4));
        assertThat(world.slack.received())
                .last()
                .satisfies(it -> assertThat(it.alert().facts())
                        .anyMatch(fact -> fact.value().contains("2 listings within 30 days: the cause was not fixed")));
    }

    @Test
    void whatTwoPeopleDoInTheSameMomentIsBothDone() {
        world.opens(episode(1));
        long task = world.openTasks().get(0).id();
        CompletableFuture<TaskView> other = world.database.inTransaction(t -> {
            world.notificationService
                    .desk()
                    .acts()
                    .act(t, task, Action.of("snooze", "alice", "", Duration.ofDays(1), world.clock.instant()));
            CompletableFuture<TaskView> bob =
                    CompletableFuture.supplyAsync(() -> act(task, "fixed", "bob", "closed the relay", NONE));
            assertThatThrownBy(() -> bob.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return bob;
        });
        assertThat(other.join().notes())
                .extracting(it -> it.who() + " " + it.what())
                .containsExactly("repwatch opened", "alice snooze", "bob fixed");
    }

    @Test
    void theNextStepIsSaidOnceAndTheRulesOfTheListBesideIt() {
        world.opens(episode(1));
        long task = world.openTasks().get(0).id();
        TaskView fixed = act(task, "fixed", "alice", "", NONE);
        assertThat(fixed.next()).isEqualTo("Ask for removal on the page of Example ZEN.");
        assertThat(fixed.advice())
                .containsExactly(
                        "How to get off: Use the lookup page and press the button.",
                        "Before you ask: the cause is fixed",
                        "Asking again without a fix: repeated requests are ignored");
    }

    @Test
    void whatReturnsLaterIsANewTask() {
        Episode first = episode(1);
        world.opens(first);
        long task = world.openTasks().get(0).id();
        world.clears(first);
        world.after(Duration.ofDays(31));
        world.opens(episode(2));
        assertThat(world.openTasks()).singleElement().satisfies(it -> {
            assertThat(it.id()).isNotEqualTo(task);
            assertThat(it.recurrence()).isEqualTo(1);
        });
    }

    @Test
    void oneOfANetworkThatReturnsReopensTheTaskOfTheNetwork() {
        Episode[] range = IntStream.range(0, 8)
                .mapToObj(i ->
                        Sample.episode(100 + i, "198.51.100." + i, "zen", Severity.CRITICAL, world.clock.instant()))
                .toArray(Episode[]::new);
        world.opens(range);
        world.after(Duration.ofSeconds(30));
        TaskRow whole = world.openTasks().get(0);
        assertThat(world.openTasks()).hasSize(1);
        assertThat(whole.subject()).isEqualTo("198.51.100.0/24");
        world.clears(range);
        assertThat(world.openTasks()).isEmpty();
        world.after(Duration.ofDays(3));
        world.opens(Sample.episode(200, "198.51.100.3", "zen", Severity.CRITICAL, world.clock.instant()));
        TaskView again = book().open().get(0);
        assertThat(again.id()).isEqualTo(whole.id());
        assertThat(again.recurrence()).isEqualTo(2);
        assertThat(again.targets()).containsExactly("198.51.100.3");
    }

    @Test
    void afterTheRequestRemindersComeWithTheUsualTimeOfTheListAndThenDoubling() {
        world.opens(episode(1));
        world.after(Duration.ofMinutes(1));
        act(world.openTasks().get(0).id(), "requested", "alice", "", NONE);
        world.after(Duration.ZERO);
        List<Integer> hours = new ArrayList<>();
        for (int hour = 1; hour <= 24 * 20; hour++) {
            int before = world.slack.received().size();
            world.after(Duration.ofHours(1));
            if (world.slack.received().size() > before) {
                hours.add(hour);
            }
        }
        assertThat(hours).containsExactly(24, 2 * 24, 4 * 24, 8 * 24, 16 * 24);
    }

    private Episode[] network(int size) {
        return IntStream.range(0, size)
                .mapToObj(i ->
                        Sample.episode(100 + i, "198.51.100." + i, "zen", Severity.CRITICAL, world.clock.instant()))
                .toArray(Episode[]::new);
    }

    @Test
    void whatComesLateIsAPartOfTheTaskOfItsNetwork() {
        world.opens(network(8));
        world.after(Duration.ofSeconds(30));
        long whole = world.openTasks().get(0).id();
        world.after(Duration.ofDays(2));
        world.opens(Sample.episode(300, "198.51.100.77", "zen", Severity.CRITICAL, world.clock.instant()));
        world.after(Duration.ofMinutes(1));
        assertThat(book().open()).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo(whole);
            assertThat(it.subject()).isEqualTo("198.51.100.0/24");
            assertThat(it.targets()).hasSize(9).contains("198.51.100.77");
        });
        Listing other = new Listing(
                List.of(new ListedCode("127.0.0.9", "DROP", "hijacked", Severity.CRITICAL, Scope.IP)),
                Optional.empty());
        Episode late = Sample.episode(301, "198.51.100.78", "zen", Severity.CRITICAL, world.clock.instant());
        world.opens(new Episode(
                301,
                late.target(),
                late.source(),
                other,
                late.firstSeen(),
                late.openedAt(),
                late.lastSeen(),
                true,
                false,
                1,
                Optional.empty()));
        assertThat(book().open()).extracting(TaskView::subject).containsExactly("198.51.100.0/24", "198.51.100.78");
    }

    @Test
    void whatWasToldAloneBeforeIsAPartOfTheTaskOfItsNetworkUnlessSomebodyActedOnIt() {
        int id = 1;
        for (String address : List.of("198.51.100.200", "198.51.100.201", "198.51.101.1")) {
            world.opens(Sample.episode(id, address, "zen", Severity.CRITICAL, world.clock.instant()));
            world.after(Duration.ofMinutes(1));
            id++;
        }
        long acted = world.openTasks().get(1).id();
        act(acted, "requested", "alice", "", NONE);
        world.opens(network(8));
        world.after(Duration.ofMinutes(10));
        assertThat(book().open())
                .extracting(it -> it.subject() + " " + it.targets().size())
                .containsExactlyInAnyOrder("198.51.100.0/24 9", "198.51.100.201 1", "198.51.101.1 1");
        world.after(Duration.ofHours(4));
        assertThat(world.slack.received())
                .filteredOn(it -> it.alert().kind() == Alert.Kind.REMINDER
                        && it.alert().headline().contains("198.51.100.0/24"))
                .singleElement()
                .satisfies(it -> assertThat(it.alert().threadKey()).startsWith("group:"));
    }

    @Test
    void aNetworkThatIsListedAtTheFirstLookIsOneTask() {
        List<Episode> found = new ArrayList<>(List.of(network(30)));
        found.add(episode(1));
        world.happens(IncidentEvent.baseline(new FirstLookDetail(found, 256, 1), world.clock.instant()));
        assertThat(book().open())
                .extracting(it -> it.subject() + " " + it.targets().size())
                .containsExactlyInAnyOrder("198.51.100.0/24 30", "192.0.2.10 1");
    }

    @Test
    void fromTheThirdReminderOnItIsTheOwnersTurn() {
        world.opens(episode(1));
        for (Duration step : new Duration[] {Duration.ofHours(4), Duration.ofHours(20), Duration.ofDays(2)}) {
            world.after(step);
        }
        assertThat(world.slack.received().stream()
                        .map(it -> it.alert())
                        .filter(it -> it.kind() == Alert.Kind.REMINDER)
                        .map(it -> it.label("escalated").orElse("nobody")))
                .containsExactly("nobody", "nobody", "owner");
        assertThat(world.slack.received())
                .last()
                .satisfies(it -> assertThat(it.alert().advice().get(0)).startsWith("mail-team owns this target"));
    }

    @Test
    void aSnoozedTaskIsSilentUntilThen() {
        world.opens(episode(1));
        world.after(Duration.ofMinutes(1));
        act(world.openTasks().get(0).id(), "snooze", "alice", "on holiday", Duration.ofDays(2));
        world.after(Duration.ofDays(2).minusMinutes(2));
        assertThat(world.slack.headlines()).hasSize(2).last().asString().startsWith("Snoozed by alice");
        world.after(Duration.ofMinutes(5));
        assertThat(world.slack.received()).hasSize(3);
    }

    @Test
    void snoozingNeverBringsAReminderForwardNorBeginsOne() {
        world.sample.add(Lists.list("policy", "Policy", 1, NOBODY_REMOVES));
        world.opens(episode(1), Sample.episode(2, "192.0.2.10", "policy", Severity.CRITICAL, world.clock.instant()));
        world.after(Duration.ofHours(5));
        long messages = world.slack.received().size();
        for (TaskRow task : world.openTasks()) {
            act(task.id(), "snooze", "alice", "", Duration.ofMinutes(10));
        }
        world.after(Duration.ofHours(1));
        assertThat(world.slack.headlines().stream().skip(messages)).hasSize(2).allMatch(it -> it.startsWith("Snoozed"));
        assertThat(world.openTasks())
                .extracting(it -> it.source() + " " + it.remindAt().isPresent())
                .containsExactlyInAnyOrder("zen true", "policy false");
    }

    @Test
    void aSnoozeHoldsThroughAChangeOfState() {
        world.opens(episode(1));
        long task = world.openTasks().get(0).id();
        act(task, "snooze", "alice", "", Duration.ofDays(5));
        Instant until = world.clock.instant().plus(Duration.ofDays(5));
        assertThat(act(task, "fixed", "alice", "", NONE).remindAt()).contains(until);
        assertThat(act(task, "requested", "alice", "", NONE).remindAt()).contains(until);
    }

    @Test
    void actsAreTakenBackOneAfterTheOther() {
        world.opens(episode(1));
        TaskRow opened = world.openTasks().get(0);
        long task = opened.id();
        world.after(Duration.ofMinutes(10));
        act(task, "fixed", "alice", "closed the relay", NONE);
        Optional<Instant> whenFixed = world.openTasks().get(0).remindAt();
        act(task, "requested", "bob", "the wrong task", NONE);
        act(task, "note", "bob", "oh no", NONE);
        TaskView back = act(task, "undo", "bob", "wrong task", NONE);
        assertThat(back.state()).isEqualTo(TaskState.CAUSE_FIXED);
        assertThat(back.requests()).isZero();
        assertThat(back.requestedAt()).isEmpty();
        assertThat(back.remindAt()).isEqualTo(whenFixed);
        assertThat(act(task, "undo", "bob", "", NONE).remindAt()).isEqualTo(opened.remindAt());
        assertThat(world.openTasks().get(0).progress()).isEqualTo(opened.progress());
        assertThatThrownBy(() -> act(task, "undo", "bob", "", NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing was done about task " + task + " that can be undone");
        assertThat(book().open().get(0).notes())
                .extracting(it -> it.who() + " " + it.what() + " " + it.note())
                .endsWith("bob undone requested: wrong task", "bob undone fixed");
    }

    @Test
    void whatWasDoneBeforeTheListingReturnedStaysDone() {
        Episode first = episode(1);
        world.opens(first);
        long task = world.openTasks().get(0).id();
        act(task, "requested", "alice", "", NONE);
        world.clears(first);
        assertThatThrownBy(() -> act(task, "undo", "alice", "", NONE))
                .hasMessageStartingWith("task " + task + " is over: 192.0.2.10 is off zen since 2026-11-24T");
        world.after(Duration.ofDays(3));
        world.opens(episode(2));
        assertThatThrownBy(() -> act(task, "undo", "alice", "", NONE)).hasMessageContaining("can be undone");
    }

    @Test
    void aSecondPressIsNoSecondRequestAndAFixAfterItKeepsWaiting() {
        world.opens(episode(1));
        long task = world.openTasks().get(0).id();
        for (int press = 0; press < 2; press++) {
            world.database.inTransaction(t -> {
                world.notificationService
                        .desk()
                        .acts()
                        .about(t, List.of(1L), Action.of("requested", "alice", "", world.clock.instant()));
                return true;
            });
        }
        assertThat(book().open().get(0).requests()).isEqualTo(1);
        assertThat(act(task, "fixed", "alice", "late", NONE).state()).isEqualTo(TaskState.REQUESTED);
        assertThat(act(task, "requested", "alice", "again, by mail", NONE).requests())
                .isEqualTo(2);
    }

    @Test
    void whatComesFromOutsideIsCleanedAndBoundedAtTheDesk() {
        world.opens(episode(1));
        long task = world.openTasks().get(0).id();
        TaskView view = act(task, "note", "al\u0000ice\n".repeat(100), "\u202E" + "\uD83D\uDE00".repeat(3_000), NONE);
        assertThat(view.notes()).last().satisfies(it -> {
            assertThat(it.who()).hasSize(100).startsWith("alice alice");
            assertThat(it.note()).isEqualTo("\uD83D\uDE00".repeat(999) + "…");
        });
        assertThatThrownBy(() -> act(task, "snooze", "alice", "", Duration.ofDays(31)))
                .hasMessage("a snooze lasts between a moment and 30 days");
    }

    @Test
    void whatNobodyRemovesIsNotAskedFor() {
        world.sample.add(Lists.list("policy", "Policy", 1, NOBODY_REMOVES));
        world.opens(Sample.episode(2, "192.0.2.10", "policy", Severity.CRITICAL, world.clock.instant()));
        TaskRow task = world.openTasks().get(0);
        for (String action : List.of("fixed", "requested", "rejected")) {
            assertThatThrownBy(() -> act(task.id(), action, "alice", "", NONE))
                    .hasMessage("task " + task.id()
                            + " is about a policy that policy removes for nobody; write a note, or leave it");
        }
        world.database.inTransaction(t -> {
            world.notificationService
                    .desk()
                    .acts()
                    .about(t, List.of(2L), Action.of("requested", "alice", "", world.clock.instant()));
            return true;
        });
        assertThat(world.openTasks().get(0).state()).isEqualTo(TaskState.NOT_REMOVABLE.label());
        world.after(Duration.ofDays(30));
        assertThat(world.slack.received()).noneMatch(it -> it.alert().kind() == Alert.Kind.REMINDER);
    }

    @Test
    void whatEndsByItselfWithinADayIsNotRemindedOfWhenTheListRefused() {
        world.sample.add(Lists.list("short", "Short", 1, ENDS_SOON));
        world.opens(Sample.episode(1, "192.0.2.10", "short", Severity.CRITICAL, world.clock.instant()));
        TaskRow task = world.openTasks().get(0);
        assertThat(task.remindAt()).isEmpty();
        assertThat(act(task.id(), "rejected", "alice", "", NONE).remindAt()).isEmpty();
    }

    @Test
    void onlyAFixThatStandsIsClaimed() {
        Episode first = episode(1);
        world.opens(first);
        long task = world.openTasks().get(0).id();
        act(task, "fixed", "alice", "closed the relay", NONE);
        assertThat(draft(task)).contains("closed the relay");
        act(task, "undo", "alice", "", NONE);
        assertThat(draft(task)).doesNotContain("closed the relay").contains("[say here what it was");
        act(task, "fixed", "alice", "closed both relays", NONE);
        world.clears(first);
        world.after(Duration.ofDays(2));
        world.opens(episode(2));
        assertThat(draft(task)).doesNotContain("closed both relays").contains("[say here what it was");
    }

    private String draft(long task) {
        return book().find(task).orElseThrow().draft().orElseThrow().text();
    }

    @Test
    void learnsHowLongEachListTakes() {
        Episode first = episode(1);
        world.opens(first);
        world.after(Duration.ofHours(2));
        act(world.openTasks().get(0).id(), "requested", "alice", "", NONE);
        world.after(Duration.ofHours(10));
        world.clears(first);
        assertThat(book().meanTimes()).singleElement().satisfies(mean -> {
            assertThat(mean.source()).isEqualTo("zen");
            assertThat(mean.listed()).isEqualTo(Duration.ofHours(12).plusSeconds(120));
            assertThat(mean.afterRequest()).isEqualTo(Optional.of(Duration.ofHours(10)));
        });
        assertThat(book().meanTimes()).extracting(DelistingTimes.Mean::tasks).containsExactly(1L);
    }

    @Test
    void onlyWhatWasRequestedAndIsStillListedIsAwaited() {
        Episode first = episode(1);
        Episode other = Sample.episode(2, "192.0.2.10", "minor-bl", Severity.MINOR, Sample.NINE);
        world.opens(first, other);
        assertThat(book().fastRechecks(TEN_MINUTES)).isEmpty();
        act(world.openTasks().get(0).id(), "requested", "alice", "", NONE);
        world.clock.forward(TEN_MINUTES);
        assertThat(book().fastRechecks(TEN_MINUTES))
                .containsExactly(new TaskBook.Awaited("192.0.2.10", new SourceId("zen")));
        world.clears(first);
        assertThat(book().fastRechecks(TEN_MINUTES)).isEmpty();
    }

    /** Six hours at each beat, three days every hour, then no more: 36 and 66 looks. */
    @Test
    void whatIsAwaitedIsLookedAtLessAndLess() {
        world.opens(episode(1));
        act(world.openTasks().get(0).id(), "requested", "alice", "", NONE);
        List<Long> minutes = new ArrayList<>();
        for (int beat = 1; beat <= 24 * 6 * 5; beat++) {
            world.clock.forward(TEN_MINUTES);
            if (!book().fastRechecks(TEN_MINUTES).isEmpty()) {
                minutes.add(beat * 10L);
            }
        }
        assertThat(minutes).hasSize(36 + 66).endsWith(72 * 60L);
        assertThat(minutes.subList(0, 36)).endsWith(360L);
        assertThat(minutes.subList(36, 39)).containsExactly(420L, 480L, 540L);
    }

    @Test
    void ofANetworkAFewAddressesAreLookedAt() {
        Episode[] range = IntStream.range(0, 20)
                .mapToObj(i ->
                        Sample.episode(100 + i, "198.51.100." + i, "zen", Severity.CRITICAL, world.clock.instant()))
                .toArray(Episode[]::new);
        world.opens(range);
        world.after(Duration.ofSeconds(30));
        act(world.openTasks().get(0).id(), "requested", "alice", "", NONE);
        world.clock.forward(TEN_MINUTES);
        assertThat(book().fastRechecks(TEN_MINUTES)).hasSize(8);
    }
}
