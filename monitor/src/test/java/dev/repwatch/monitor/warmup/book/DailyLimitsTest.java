package dev.repwatch.monitor.warmup.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.warmup.Thresholds;
import dev.repwatch.monitor.warmup.WarmupPlan;
import dev.repwatch.monitor.warmup.export.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The limits of a day, decided again and again while the daemon runs. */
class DailyLimitsTest {

    private static final Instant TUESDAY = Instant.parse("2026-10-06T09:00:00Z");
    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 5);

    @TempDir
    Path folder;

    private Path book;
    private Path sent;
    private Path limits;

    @BeforeEach
    void plan() throws IOException {
        book = folder.resolve("warmup.json");
        limits = folder.resolve("limits.json");
        sent = Files.writeString(folder.resolve("sent.csv"), """
            date,ip,provider,sent,accepted,deferred,refused,unknown
            2026-10-05,192.0.2.25,google,100,100,0,0,0
            """);
        PlanEntry entry = new PlanEntry(
                "192.0.2.25",
                "mx1",
                new WarmupPlan(100, false, Map.of("google", 19_000L)),
                PlanEntry.State.ACTIVE,
                List.of(new GivenLimit(MONDAY, "google", 100)));
        BookFile.write(book, new WarmupBook(List.of(entry)));
    }

    @Test
    void are_written_for_the_mail_server_and_stay_within_the_day() throws IOException {
        new DailyLimits(book).decide(settings(false), TUESDAY, Set.of());
        assertThat(Files.readString(limits)).contains("\"google\" : 160");
        new DailyLimits(book).decide(settings(false), TUESDAY.plusSeconds(600), Set.of());
        assertThat(Files.readString(limits)).contains("\"google\" : 160");
    }

    @Test
    void do_not_believe_the_log_of_yesterday_before_six() throws IOException {
        DailyLimits.Day day =
                new DailyLimits(book).decide(settings(false), Instant.parse("2026-10-06T05:59:00Z"), Set.of());
        assertThat(limit(day)).isEqualTo(100);
        assertThat(limit(new DailyLimits(book).decide(settings(false), TUESDAY, Set.of())))
                .isEqualTo(160);
        assertThat(limit(new DailyLimits(book).decide(settings(false), TUESDAY, Set.of())))
                .isEqualTo(160);
    }

    @Test
    void are_nothing_for_an_address_that_the_guard_holds() throws IOException {
        assertThat(limit(new DailyLimits(book).decide(settings(false), TUESDAY, Set.of("192.0.2.25"))))
                .isZero();
    }

    @Test
    void of_a_dry_run_change_no_file() throws IOException {
        String before = Files.readString(book);
        assertThat(limit(new DailyLimits(book).decide(settings(true), TUESDAY, Set.of())))
                .isEqualTo(160);
        assertThat(limits).doesNotExist();
        assertThat(book).hasContent(before);
    }

    private WarmupSettings settings(boolean dryRun) {
        return new WarmupSettings(
                Optional.of(sent),
                false,
                Optional.empty(),
                Optional.of(limits),
                Format.json,
                List.of(),
                Duration.ofSeconds(10),
                Optional.of(ZoneOffset.UTC),
                0,
                dryRun,
                Thresholds.DEFAULT);
    }

    private static long limit(DailyLimits.Day day) {
        return day.limits().sources().get(0).limits().getOrDefault("google", -1L);
    }
}
