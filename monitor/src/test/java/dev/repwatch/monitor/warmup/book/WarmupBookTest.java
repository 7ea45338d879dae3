package dev.repwatch.monitor.warmup.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.monitor.warmup.Verdict;
import dev.repwatch.monitor.warmup.WarmupPlan;
import dev.repwatch.monitor.warmup.book.WarmupBook.Decided;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans, what was sent, and limits that rise once a day. */
class WarmupBookTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 5);
    private static final String HEAD = "date,ip,provider,sent,accepted,deferred,refused,unknown,complaints,listed\n";

    @TempDir
    Path folder;

    private final PlanEntry entry = new PlanEntry(
            "192.0.2.25",
            "mx1",
            new WarmupPlan(100, false, Map.of("google", 19_000L)),
            PlanEntry.State.ACTIVE,
            List.of());

    @Test
    void grows_from_what_the_log_says_and_not_twice_a_day() throws IOException {
        WarmupBook first = decided(new WarmupBook(List.of(entry)), MONDAY, "");
        assertThat(limit(first)).isEqualTo(100);
        String sent = MONDAY + ",192.0.2.25,google,20,20,0,0,0,,\n";
        for (int day = 1; day < 4; day++) {
            first = decided(first, MONDAY.plusDays(day), sent);
            sent += MONDAY.plusDays(day) + ",192.0.2.25,google," + limit(first) + "," + limit(first) + ",0,0,0,0,\n";
        }
        long thursday = limit(first);
        WarmupBook again = decided(first, MONDAY.plusDays(3), sent);
        assertThat(limit(again)).isEqualTo(thursday);
        assertThat(limit(decided(first, MONDAY.plusDays(4), sent))).isGreaterThan(thursday);
    }

    @Test
    void a_day_that_is_not_in_the_log_is_no_day_without_mail() throws IOException {
        WarmupBook book = decided(new WarmupBook(List.of(entry)), MONDAY, "");
        List<Decided> decided = book.decide(MONDAY.plusDays(1), List.of());
        assertThat(decided.get(0).decisions().get(0).verdict()).isEqualTo(Verdict.HOLD);
        assertThat(decided.get(0).decisions().get(0).volume().label()).isEqualTo("no_data");
    }

    @Test
    void a_stop_runs_out_where_the_file_goes_on_without_a_row_for_what_was_not_allowed() throws IOException {
        String first =
                MONDAY + ",192.0.2.25,google,100,100,0,0,0,,\n" + MONDAY + ",192.0.2.25,docomo,100,30,0,60,10,,\n";
        String later = "";
        for (int day = 1; day <= 3; day++) {
            later += MONDAY.plusDays(day) + ",192.0.2.25,google,100,100,0,0,0,,\n";
        }
        assertThat(docomo(first + later)).containsExactly(0L, 0L, 0L, 50L);
        assertThat(docomo(first)).as("a file that ends there is no data").containsExactly(0L, 0L, 0L, 0L);
    }

    /** What docomo gets from Tuesday to Friday. */
    private List<Long> docomo(String rows) throws IOException {
        PlanEntry both = new PlanEntry(
                "192.0.2.25",
                "mx1",
                new WarmupPlan(100, false, Map.of("google", 19_000L, "docomo", 8_500L)),
                PlanEntry.State.ACTIVE,
                List.of(new GivenLimit(MONDAY, "google", 100), new GivenLimit(MONDAY, "docomo", 100)));
        WarmupBook book = new WarmupBook(List.of(both));
        List<Long> limits = new ArrayList<>();
        for (int day = 1; day <= 4; day++) {
            LocalDate today = MONDAY.plusDays(day);
            String known = rows.lines()
                    .filter(row -> row.compareTo(today.toString()) < 0)
                    .map(row -> row + "\n")
                    .collect(Collectors.joining());
            book = decided(book, today, known);
            limits.add(book.plans().get(0).newest("docomo").orElseThrow().limit());
        }
        return limits;
    }

    @Test
    void who_retires_falls_by_thirty_percent_a_day_and_is_out_after_a_week() {
        PlanEntry warm = new PlanEntry(
                "192.0.2.25",
                "mx1",
                new WarmupPlan(100, false, Map.of("google", 19_000L)),
                PlanEntry.State.RETIRED,
                List.of(new GivenLimit(MONDAY, "google", 19_000)));
        WarmupBook book = new WarmupBook(List.of(warm));
        List<Long> limits = new ArrayList<>();
        for (int day = 1; day <= 8; day++) {
            for (int times = 0; times < 2; times++) {
                book = new WarmupBook(book.decide(MONDAY.plusDays(day), List.of()).stream()
                        .map(Decided::entry)
                        .toList());
            }
            limits.add(limit(book));
        }
        assertThat(limits).containsExactly(13_300L, 9_310L, 6_517L, 4_561L, 3_192L, 2_234L, 0L, 0L);
        WarmupBook again = new WarmupBook(List.of(book.plans().get(0).with(PlanEntry.State.ACTIVE)));
        assertThat(again.decide(MONDAY.plusDays(9), List.of())
                        .get(0)
                        .decisions()
                        .get(0)
                        .verdict())
                .as("nobody knows what was sent: it waits")
                .isEqualTo(Verdict.HOLD);
    }

    @Test
    void a_pause_lets_nothing_rise_and_completion_is_the_goal() throws IOException {
        String sent = MONDAY + ",192.0.2.25,google,100,100,0,0,0,,\n";
        WarmupBook book = new WarmupBook(List.of(entry.given(List.of(new GivenLimit(MONDAY, "google", 100)))));
        PlanEntry paused = book.plans().get(0).with(PlanEntry.State.PAUSED);
        assertThat(limit(decided(book.with(paused), MONDAY.plusDays(1), sent))).isEqualTo(100);
        PlanEntry complete = book.plans().get(0).with(PlanEntry.State.COMPLETED);
        assertThat(limit(decided(book.with(complete), MONDAY.plusDays(1), sent)))
                .isEqualTo(19_000);
        assertThat(limit(decided(book, MONDAY.plusDays(1), sent))).isEqualTo(160);
    }

    @Test
    void a_listing_in_the_log_is_heard() throws IOException {
        String sent = MONDAY + ",192.0.2.25,google,100,100,0,0,0,1,spamhaus-css spamcop\n";
        WarmupBook book = new WarmupBook(List.of(entry.given(List.of(new GivenLimit(MONDAY, "google", 100)))));
        assertThat(limit(decided(book, MONDAY.plusDays(1), sent))).isEqualTo(50);
    }

    @Test
    void is_read_back_as_it_was_written() throws IOException {
        WarmupBook book = decided(new WarmupBook(List.of(entry)), MONDAY, "");
        Path file = folder.resolve("warmup.json");
        assertThat(BookFile.read(file)).isEqualTo(WarmupBook.EMPTY);
        BookFile.write(file, book);
        assertThat(BookFile.read(file)).isEqualTo(book);
        Files.writeString(file, "{\"plans\":[{\"state\":\"asleep\"}]}");
        assertThatThrownBy(() -> BookFile.read(file)).hasMessageContaining("no book of warm-up plans");
    }

    @Test
    void limits_are_good_for_the_day_and_half_of_the_next() throws IOException {
        WarmupBook book = decided(new WarmupBook(List.of(entry)), MONDAY, "");
        assertThat(book.limits(MONDAY, ZoneId.of("Asia/Tokyo")).validUntil())
                .isEqualTo(Instant.parse("2026-10-06T03:00:00Z"));
    }

    @Test
    void a_value_that_is_none_is_told_with_its_line() throws IOException {
        Path file = Files.writeString(folder.resolve("sent.csv"), HEAD + "2026-10-05,192.0.2.25,google,x,1,0,0,0,,\n");
        assertThatThrownBy(() -> VolumeFile.read(file)).hasMessageContaining("line 2");
    }

    private WarmupBook decided(WarmupBook book, LocalDate date, String rows) throws IOException {
        Path file = Files.writeString(folder.resolve("sent.csv"), HEAD + rows);
        return new WarmupBook(book.decide(date, VolumeFile.read(file)).stream()
                .map(Decided::entry)
                .toList());
    }

    private static long limit(WarmupBook book) {
        return book.plans().get(0).newest("google").orElseThrow().limit();
    }
}
