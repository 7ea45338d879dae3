package dev.repwatch.monitor.warmup.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.store.traffic.TrafficTable;
import dev.repwatch.monitor.traffic.MailTraffic.LogState;
import dev.repwatch.monitor.warmup.Thresholds;
import dev.repwatch.monitor.warmup.WarmupPlan;
import dev.repwatch.monitor.warmup.book.PlanEntry;
import dev.repwatch.monitor.warmup.book.VolumeFile.Row;
import dev.repwatch.monitor.warmup.book.WarmupBook;
import dev.repwatch.monitor.warmup.book.WarmupSettings;
import dev.repwatch.monitor.warmup.export.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was sent, as the mail logs say it. */
class LoggedVolumesTest {

    private static final String IP = "192.0.2.25";
    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 5);
    private static final PlanEntry PLAN = new PlanEntry(
            IP,
            "mx1",
            new WarmupPlan(100, false, Map.of("google", 19_000L, "others", 500L)),
            PlanEntry.State.ACTIVE,
            List.of());

    @TempDir
    private Path folder;

    private Database database;
    private final List<LogState> logs = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        database = Database.open(new StorageLocation.H2File(folder.resolve("repwatch")));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void days_are_those_of_the_plans_zone_and_small_receivers_belong_to_the_others() throws IOException {
        // 15:00 UTC is midnight in Tokyo
        wrote("2026-10-04T10:00:00Z", "gmail", "accepted", "delivered", 1);
        wrote("2026-10-05T14:00:00Z", "gmail", "accepted", "delivered", 90);
        wrote("2026-10-05T15:00:00Z", "gmail", "accepted", "delivered", 7);
        wrote("2026-10-05T10:00:00Z", "gmail", "deferred", "rate_limited", 6);
        wrote("2026-10-05T10:00:00Z", "gmail", "deferred", "greylisted", 3);
        wrote("2026-10-05T10:00:00Z", "gmail", "refused", "ip_reputation", 2);
        wrote("2026-10-05T10:00:00Z", "gmail", "refused", "unknown_user", 1);
        wrote("2026-10-05T10:00:00Z", "b.example", "accepted", "delivered", 4);
        read("2026-10-06T20:00:00Z");
        List<Row> rows = volumes(MONDAY.plusDays(1));
        Row google = of(rows, MONDAY, "google");
        assertThat(google.mail().sent()).isEqualTo(102);
        assertThat(google.mail().accepted()).isEqualTo(90);
        assertThat(google.mail().deferred()).as("greylisting does not count").isEqualTo(6);
        assertThat(google.mail().refused()).isEqualTo(2);
        assertThat(google.mail().unknown()).isEqualTo(1);
        assertThat(of(rows, MONDAY, "others").mail().sent()).isEqualTo(4);
        assertThat(of(rows, MONDAY.plusDays(1), "google").mail().sent()).isEqualTo(7);
    }

    @Test
    void a_day_without_mail_in_a_log_that_goes_on_is_known_and_one_after_its_end_is_not() throws IOException {
        wrote("2026-10-03T10:00:00Z", "gmail", "accepted", "delivered", 5);
        read("2026-10-06T01:00:00Z");
        List<Row> rows = volumes(MONDAY.plusDays(4));
        assertThat(rows)
                .extracting(Row::date)
                .as("from the day after the first")
                .contains(MONDAY);
        assertThat(of(rows, MONDAY, "google").mail().sent()).isZero();
        assertThat(rows).extracting(Row::date).doesNotContain(MONDAY.plusDays(2), MONDAY.minusDays(2));
    }

    @Test
    void nothing_is_known_of_days_that_a_log_has_not_told_to_their_end() throws IOException {
        wrote("2026-10-03T10:00:00Z", "gmail", "accepted", "delivered", 5);
        logs.add(new LogState("one", Instant.parse("2026-10-08T10:00:00Z"), 0, false, false));
        logs.add(new LogState("behind", Instant.parse("2026-10-06T10:00:00Z"), 4_096, false, false));
        assertThat(volumes(MONDAY.plusDays(3)))
                .extracting(Row::date)
                .contains(MONDAY)
                .doesNotContain(MONDAY.plusDays(1), MONDAY.plusDays(2));
        logs.set(1, new LogState("gone", Instant.parse("2026-10-05T10:00:00Z"), 0, true, true));
        assertThat(volumes(MONDAY.plusDays(3))).extracting(Row::date).doesNotContain(MONDAY);
        logs.clear();
        assertThat(volumes(MONDAY.plusDays(3))).as("nothing is followed").isEmpty();
    }

    @Test
    void the_coach_steps_by_what_the_log_says() throws IOException {
        wrote("2026-10-03T10:00:00Z", "gmail", "accepted", "delivered", 5);
        wrote("2026-10-05T10:00:00Z", "gmail", "accepted", "delivered", 80);
        read("2026-10-06T01:00:00Z");
        WarmupBook book = new WarmupBook(List.of(new PlanEntry(
                IP, "mx1", new WarmupPlan(100, false, Map.of("google", 19_000L)), PlanEntry.State.ACTIVE, List.of())));
        WarmupBook.Decided decided =
                book.decide(MONDAY.plusDays(1), volumes(MONDAY)).get(0);
        assertThat(decided.decisions().get(0).nextLimit()).isBetween(101L, 160L);
    }

    private void wrote(String hour, String provider, String outcome, String meaning, long n) {
        database.inTransaction(transaction -> {
            TrafficTable.add(
                    transaction, List.of(new TrafficTable.Row(Instant.parse(hour), IP, provider, outcome, meaning, n)));
            return 0;
        });
    }

    private void read(String lastLine) {
        logs.add(new LogState("mail.log", Instant.parse(lastLine), 0, false, false));
    }

    private List<Row> volumes(LocalDate newest) throws IOException {
        WarmupSettings settings = new WarmupSettings(
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                Format.json,
                List.of(),
                Duration.ofSeconds(10),
                Optional.of(ZoneId.of("Asia/Tokyo")),
                0,
                false,
                Thresholds.DEFAULT);
        return new LoggedVolumes(database, () -> logs).read(settings, List.of(PLAN), newest);
    }

    private static Row of(List<Row> rows, LocalDate date, String provider) {
        return rows.stream()
                .filter(row -> row.date().equals(date) && row.provider().equals(provider))
                .findFirst()
                .orElseThrow();
    }
}
