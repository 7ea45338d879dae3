package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.delisting.Action;
import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.FirstLookDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.store.StorageUnavailable;
import dev.repwatch.monitor.store.desk.TaskRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotificationTest {

    @TempDir
    Path directory;

    private final AdjustableClock clock = new AdjustableClock(Sample.NINE);
    private final NotebookChannel slack = new NotebookChannel("ops");
    private final NotebookChannel mail = new NotebookChannel("mail");
    private final Episode episode = Sample.episode(7, "192.0.2.10", "zen", Severity.CRITICAL, Sample.NINE);
    private Database database;
    private NotificationService notificationService;

    @BeforeEach
    void open() {
        database = Database.open(new StorageLocation.H2File(directory.resolve("repwatch")));
        notificationService = new NotificationService(
                database,
                List.of(
                        new RoutedChannel(slack, Severity.INFO, Duration.ZERO),
                        new RoutedChannel(mail, Severity.MAJOR, Duration.ZERO)),
                new NotificationSettings(Language.EN, ZoneOffset.UTC, Duration.ZERO, "node-1", DeskSettings.DEFAULT),
                clock,
                RandomGenerator.of("L64X128MixRandom"),
                new Sample(),
                Incidents.ALL);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void happens(IncidentEvent<?>... happenings) {
        database.inTransaction(t -> {
            notificationService.aftermath().record(t, List.of(happenings));
            return true;
        });
    }

    private List<TaskRow> openTasks() {
        return database.read(t -> notificationService.desk().open(t));
    }

    @Test
    void tellsAListingOnceAndItsEndInTheSameConversation() {
        happens(IncidentEvent.opened(EpisodeDetail.of(episode), clock.instant()));
        notificationService.dispatchOnce();
        notificationService.dispatchOnce();
        clock.forward(Duration.ofHours(2));
        happens(IncidentEvent.resolved(EpisodeDetail.of(episode), clock.instant()));
        notificationService.dispatchOnce();
        for (NotebookChannel channel : List.of(slack, mail)) {
            assertThat(channel.received())
                    .extracting(it -> it.alert().kind())
                    .containsExactly(Alert.Kind.OPENED, Alert.Kind.RESOLVED);
            assertThat(channel.received()).extracting(it -> it.sequence()).containsExactly(0, 1);
            assertThat(channel.received().get(1).first()).contains(channel.name() + "/1");
        }
    }

    @Test
    void theSameEventRecordedTwiceIsToldOnce() {
        IncidentEvent<?> opened = IncidentEvent.opened(EpisodeDetail.of(episode), clock.instant());
        happens(opened);
        notificationService.dispatchOnce();
        happens(opened);
        notificationService.dispatchOnce();
        assertThat(slack.received()).hasSize(1);
    }

    @Test
    void lessSevereNewsGoesOnlyWhereItIsWanted() {
        Episode minor = Sample.episode(8, "192.0.2.10", "minor-bl", Severity.MINOR, Sample.NINE);
        happens(IncidentEvent.opened(EpisodeDetail.of(minor), clock.instant()));
        notificationService.dispatchOnce();
        assertThat(slack.received()).hasSize(1);
        assertThat(mail.received()).isEmpty();
    }

    @Test
    void waitsAsLongAsTheProviderWishesAndKeepsTheOrder() {
        slack.answer(new Delivery.RetryLater(Optional.of(Duration.ofMinutes(3)), "429"));
        happens(IncidentEvent.opened(EpisodeDetail.of(episode), clock.instant()));
        notificationService.dispatchOnce();
        happens(IncidentEvent.resolved(EpisodeDetail.of(episode), clock.instant()));
        clock.forward(Duration.ofMinutes(2));
        notificationService.dispatchOnce();
        assertThat(slack.received()).hasSize(1);
        clock.forward(Duration.ofMinutes(2));
        notificationService.dispatchOnce();
        notificationService.dispatchOnce();
        assertThat(slack.received())
                .extracting(it -> it.alert().kind())
                .containsExactly(Alert.Kind.OPENED, Alert.Kind.RESOLVED);
        assertThat(slack.received().get(1).alert().label("merged")).contains("episode-7:opened:1795510800000");
        assertThat(slack.received()).noneMatch(it -> it.alert().repeat());
        assertThat(mail.received()).hasSize(2);
    }

    @Test
    void whatMayHaveArrivedIsMarkedWhenItGoesAgain() {
        slack.answer(new Delivery.Uncertain("connection reset after the body was sent"));
        happens(IncidentEvent.opened(EpisodeDetail.of(episode), clock.instant()));
        notificationService.dispatchOnce();
        clock.forward(Duration.ofMinutes(11));
        notificationService.dispatchOnce();
        assertThat(slack.received()).extracting(it -> it.alert().repeat()).containsExactly(false, true);
    }

    @Test
    void aPoisonousMessageIsTriedPlainThenKeptAloud() {
        Delivery refused = new Delivery.Refused(Delivery.Fault.MESSAGE, "invalid_blocks");
        slack.answerAlways(Optional.of(refused));
        happens(IncidentEvent.opened(EpisodeDetail.of(episode), clock.instant()));
        notificationService.dispatchOnce();
        notificationService.dispatchOnce();
        assertThat(slack.received()).extracting(it -> it.plain()).startsWith(false, true);
        clock.forward(Duration.ofMinutes(1));
        notificationService.dispatchOnce();
        assertThat(mail.headlines()).contains("Channel ops refuses messages (waiting: 1): invalid_blocks");
    }

    @Test
    void aBrokenChannelIsToldElsewhereAndCatchesUpWhenMended() {
        Delivery revoked = new Delivery.Refused(Delivery.Fault.CHANNEL, "invalid_auth");
        slack.answer(revoked);
        slack.probeAnswer(revoked);
        happens(IncidentEvent.opened(EpisodeDetail.of(episode), clock.instant()));
        notificationService.dispatchOnce();
        clock.forward(Duration.ofSeconds(30));
        notificationService.dispatchOnce();
        notificationService.dispatchOnce();
        assertThat(mail.headlines()).contains("Channel ops takes no messages (waiting: 1): invalid_auth");
        clock.forward(Duration.ofMinutes(6));
        notificationService.dispatchOnce();
        assertThat(slack.received()).hasSize(1);
        slack.probeAnswer(new Delivery.Delivered(Optional.empty()));
        clock.forward(Duration.ofMinutes(6));
        notificationService.dispatchOnce();
        notificationService.dispatchOnce();
        assertThat(slack.received())
                .extracting(it -> it.alert().kind())
                .containsExactly(Alert.Kind.OPENED, Alert.Kind.OPENED);
        assertThat(mail.headlines()).contains("Channel ops works again");
    }

    /** Slack answers a good token well also where the channel is archived; nobody wants that told every five minutes. */
    @Test
    void aChannelThatOnlySeemsMendedIsToldOnce() {
        Delivery archived = new Delivery.Refused(Delivery.Fault.CHANNEL, "is_archived");
        slack.answer(Collections.nCopies(12, archived).toArray(Delivery[]::new));
        happens(IncidentEvent.opened(EpisodeDetail.of(episode), clock.instant()));
        for (int round = 0; round < 12; round++) {
            notificationService.dispatchOnce();
            notificationService.dispatchOnce();
            clock.forward(Duration.ofMinutes(6));
        }
        assertThat(slack.received()).hasSize(12);
        assertThat(mail.headlines())
                .filteredOn(it -> it.startsWith("Channel ops"))
                .containsExactly("Channel ops takes no messages (waiting: 1): is_archived");
        notificationService.dispatchOnce();
        notificationService.dispatchOnce();
        assertThat(slack.received()).hasSize(13);
        assertThat(mail.headlines())
                .filteredOn(it -> it.startsWith("Channel ops"))
                .containsExactly("Channel ops takes no messages (waiting: 1): is_archived", "Channel ops works again");
    }

    @Test
    void aFirstLookThatFindsNothingLeavesNothingOpen() {
        happens(IncidentEvent.baseline(new FirstLookDetail(List.of(), 40, 25), clock.instant()));
        notificationService.dispatchOnce();
        assertThat(slack.received()).hasSize(1);
        assertThat(database.read(ThreadTable::open)).isEmpty();
    }

    @Test
    void theBaselineIsOneDigest() {
        Episode other = Sample.episode(8, "192.0.2.11", "zen", Severity.MAJOR, Sample.NINE);
        happens(IncidentEvent.baseline(new FirstLookDetail(List.of(episode, other), 40, 25), clock.instant()));
        notificationService.dispatchOnce();
        assertThat(slack.headlines()).containsExactly("First look: 2 of 40 targets are already listed");
        happens(IncidentEvent.resolved(EpisodeDetail.of(episode), clock.instant()));
        notificationService.dispatchOnce();
        happens(IncidentEvent.resolved(EpisodeDetail.of(other), clock.instant()));
        notificationService.dispatchOnce();
        assertThat(slack.received())
                .extracting(it -> it.alert().kind())
                .containsExactly(Alert.Kind.DIGEST, Alert.Kind.UPDATED, Alert.Kind.RESOLVED);
    }

    /** With twenty thousand of them its tasks take minutes on a busy machine; a stop waits 45 s. */
    @Test
    void aFirstLookUnderWayWhenTheProgramEndsLeavesNothingAndIsToldOnceAfterTheNextStart() {
        Episode other = Sample.episode(8, "192.0.2.11", "zen", Severity.MAJOR, Sample.NINE);
        IncidentEvent<?> baseline =
                IncidentEvent.baseline(new FirstLookDetail(List.of(episode, other), 40, 25), clock.instant());
        database.endSoon();
        assertThatThrownBy(() -> happens(baseline)).isInstanceOf(StorageUnavailable.class);
        database.close();

        open();
        notificationService.dispatchOnce();
        assertThat(slack.received()).isEmpty();
        assertThat(openTasks()).isEmpty();
        happens(baseline);
        notificationService.dispatchOnce();
        assertThat(slack.headlines()).containsExactly("First look: 2 of 40 targets are already listed");
        assertThat(openTasks()).hasSize(2);
    }

    @Test
    void remindsUntilRequestedThenUntilCleared() {
        happens(IncidentEvent.opened(EpisodeDetail.of(episode), clock.instant()));
        notificationService.dispatchOnce();
        clock.forward(Duration.ofHours(4));
        notificationService.dispatchOnce();
        notificationService.dispatchOnce();
        assertThat(slack.headlines()).last().isEqualTo("Still listed, day 1: 192.0.2.10 (mx1) on Example ZEN");
        assertThat(slack.received()).hasSize(2);
        TaskRow task = openTasks().get(0);
        database.inTransaction(t -> notificationService
                .desk()
                .acts()
                .act(t, task.id(), Action.of("requested", "alice", "by form", clock.instant())));
        clock.forward(Duration.ofHours(23));
        notificationService.dispatchOnce();
        assertThat(slack.received()).hasSize(2);
        clock.forward(Duration.ofHours(2));
        notificationService.dispatchOnce();
        assertThat(slack.received()).hasSize(3);
        assertThat(slack.received().get(2).alert().facts())
                .anyMatch(it ->
                        it.label().equals("Removal asked for") && it.value().startsWith("day 1"));
        happens(IncidentEvent.resolved(EpisodeDetail.of(episode), clock.instant()));
        notificationService.dispatchOnce();
        assertThat(openTasks()).isEmpty();
        clock.forward(Duration.ofDays(30));
        notificationService.dispatchOnce();
        assertThat(slack.received()).hasSize(4);
    }

    @Test
    void machinesAreToldOnHowManyListsItIsAndByTheNameOfTheRule() {
        Episode other = Sample.episode(8, "192.0.2.10", "minor-bl", Severity.MAJOR, clock.instant());
        happens(IncidentEvent.opened(EpisodeDetail.of(episode), clock.instant()));
        happens(IncidentEvent.opened(EpisodeDetail.of(other), clock.instant()));
        happens(IncidentEvent.resolved(EpisodeDetail.of(other), clock.instant().plusSeconds(1)));
        notificationService.dispatchOnce();
        clock.forward(Duration.ofSeconds(2));
        notificationService.dispatchOnce();
        assertThat(slack.received())
                .extracting(it -> it.alert().label("alertname").orElse("") + " "
                        + it.alert().label("listed_before").orElse("") + ">"
                        + it.alert().label("listed_now").orElse(""))
                .contains("RepwatchTargetListedCritical 0>1", "RepwatchTargetListed 2>1");
    }
}
