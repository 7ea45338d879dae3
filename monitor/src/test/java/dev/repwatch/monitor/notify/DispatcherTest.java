package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.QuarantineDetail;
import dev.repwatch.monitor.notify.digest.DigestSettings;
import dev.repwatch.monitor.notify.digest.Digests;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody foresaw, here by rows that cannot be read, costs the grouping, a wait of ten minutes, and nothing else. */
class DispatcherTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String UNREADABLE = "{";

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

    private String body(String table) {
        return world.database.read(t -> t.handle()
                .createQuery("SELECT body FROM " + table + " FETCH FIRST ROW ONLY")
                .mapTo(String.class)
                .one());
    }

    private void write(String table, String body) {
        world.database.inTransaction(t -> t.handle()
                .createUpdate("UPDATE " + table + " SET body = :body")
                .bind("body", body)
                .execute());
    }

    @Test
    void anEventThatCannotBeReadWaitsAndKeepsNoOtherFromBeingTold() {
        world.opens(Sample.episode(1, "192.0.2.10", "zen", Severity.CRITICAL, world.clock.instant()));
        String readable = body("telling_event");
        write("telling_event", UNREADABLE);
        world.opens(Sample.episode(2, "203.0.113.9", "zen", Severity.CRITICAL, world.clock.instant()));
        world.after(SOON);
        assertThat(world.slack.headlines()).singleElement().asString().startsWith("203.0.113.9");
        world.database.inTransaction(t -> t.handle()
                .createUpdate("UPDATE telling_event SET body = :body WHERE episode_id = 1")
                .bind("body", readable)
                .execute());
        world.after(Duration.ofMinutes(9));
        assertThat(world.slack.headlines()).hasSize(1);
        world.after(Duration.ofMinutes(1));
        assertThat(world.slack.headlines()).hasSize(2).last().asString().startsWith("192.0.2.10");
    }

    @Test
    void anEndIsToldAlsoWhereItsBeginningCannotBeRead() {
        Episode episode = Sample.episode(1, "192.0.2.10", "zen", Severity.CRITICAL, world.clock.instant());
        world.opens(episode);
        write("telling_event", UNREADABLE);
        world.clears(episode);
        world.after(SOON);
        assertThat(world.slack.received()).extracting(it -> it.alert().kind()).containsExactly(Alert.Kind.RESOLVED);
    }

    /** It must not throw the others back to what is told without a look at silences and neighbours. */
    @Test
    void beforeItIsMendedSilencesAndRangesHoldForAllOthers() {
        world.opens(Sample.episode(1, "192.0.2.10", "zen", Severity.CRITICAL, world.clock.instant()));
        world.happens(IncidentEvent.opened(
                new QuarantineDetail(
                        new SourceId("other"), Optional.of(Cause.TIMED_OUT), "silent", world.clock.instant()),
                world.clock.instant()));
        write("telling_event", UNREADABLE);
        world.after(SOON);
        world.opens(world.range(9));
        world.after(SOON);
        assertThat(world.slack.headlines())
                .singleElement()
                .asString()
                .startsWith("9 addresses of 198.51.100.0/24 are listed");
    }

    @Test
    void aDigestIsNotLostWithTheRoundThatWroteIt() {
        Digests digests = new Digests(
                new DigestSettings(List.of("ops"), Optional.of(LocalTime.of(9, 0)), Optional.empty(), DayOfWeek.MONDAY),
                Language.EN,
                ZoneOffset.UTC,
                world.sample,
                List.of());
        Instant now = world.clock.instant();
        assertThatThrownBy(() -> world.database.inTransaction(t -> {
                    digests.write(t, now);
                    throw new IllegalStateException("comes to nothing");
                }))
                .hasMessage("comes to nothing");
        assertThat(digests.due(now)).isTrue();
        world.database.inTransaction(t -> {
            digests.write(t, now);
            return 0;
        });
        assertThat(body("telling_event")).contains("RepwatchDigest");
    }

    @Test
    void aRangeThatCannotBeGatheredIsToldOneByOne() {
        world.opens(world.range(9));
        write("delisting_task", UNREADABLE);
        world.after(SOON);
        // the last of them wait for others of the range
        world.after(Duration.ofMinutes(6));
        assertThat(world.slack.headlines()).hasSize(9).allMatch(it -> it.startsWith("198.51.100."));
    }

    @Test
    void anEndIsToldAlsoWhereItsConversationCannotBeRead() {
        Episode[] all = world.range(9);
        world.opens(all);
        world.after(SOON);
        assertThat(world.slack.headlines()).hasSize(1);
        write("telling_thread", UNREADABLE);
        world.clears(all);
        world.after(Duration.ofMinutes(6));
        assertThat(world.slack.received())
                .extracting(it -> it.alert().kind())
                .containsExactly(Alert.Kind.OPENED, Alert.Kind.RESOLVED);
    }

    @Test
    void whatCannotJoinItsRangeIsToldAlone() {
        world.opens(world.range(9));
        world.after(SOON);
        world.opens(Sample.episode(99, "198.51.100.99", "zen", Severity.CRITICAL, world.clock.instant()));
        write("delisting_task", UNREADABLE);
        world.after(Duration.ofMinutes(6));
        assertThat(world.slack.headlines()).hasSize(2).last().asString().startsWith("198.51.100.99 is listed");
    }
}
