package dev.repwatch.monitor.warmup.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.warmup.Thresholds;
import dev.repwatch.monitor.warmup.Verdict;
import dev.repwatch.monitor.warmup.WarmupPlan;
import dev.repwatch.monitor.warmup.book.BookFile;
import dev.repwatch.monitor.warmup.book.DailyLimits;
import dev.repwatch.monitor.warmup.book.GivenLimit;
import dev.repwatch.monitor.warmup.book.PlanEntry;
import dev.repwatch.monitor.warmup.book.WarmupBook;
import dev.repwatch.monitor.warmup.book.WarmupSettings;
import dev.repwatch.monitor.warmup.export.Format;
import dev.repwatch.monitor.warmup.news.WarmupDetail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people hear of a warm-up as the days go on, and what is kept of it. */
class WarmupLedgerTest {

    private static final String IP = "192.0.2.25";
    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 5);

    @TempDir
    Path folder;

    private final List<String> heard = new ArrayList<>();
    private Database database;
    private Path book;
    private Path sent;

    @BeforeEach
    void plan() throws IOException {
        database = Database.open(new StorageLocation.H2File(folder.resolve("repwatch")));
        book = folder.resolve("warmup.json");
        sent = Files.writeString(
                folder.resolve("sent.csv"), "date,ip,provider,sent,accepted,deferred,refused,unknown\n");
        plan(Map.of("docomo", 5_000L, "google", 10_000L));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void trouble_is_told_once_and_its_end_once() throws IOException {
        sent(0, "docomo", 100, 0);
        sent(0, "google", 100, 0);
        look(1);
        assertThat(heard).isEmpty();

        sent(1, "docomo", 150, 14);
        sent(1, "google", 150, 0);
        look(2);
        look(2);
        assertThat(heard).containsExactly("OPENED docomo step_back");

        sent(2, "docomo", 100, 0);
        sent(2, "google", 200, 60);
        look(3);
        assertThat(heard.subList(1, heard.size())).containsExactly("CHANGED google stop");
        heard.clear();

        for (int day = 3; day < 5; day++) {
            allowed(day, "docomo");
            allowed(day, "google");
            look(day + 1);
        }
        assertThat(heard).as("a stop lasts for three sending days").isEmpty();
        for (int day = 5; day < 10; day++) {
            allowed(day, "docomo");
            allowed(day, "google");
            look(day + 1);
        }
        assertThat(heard).containsExactly("RESOLVED");
    }

    @Test
    void a_log_that_comes_late_is_not_told_and_one_that_stays_away_is_told_once() throws IOException {
        sent(0, "docomo", 100, 0);
        sent(0, "google", 100, 0);
        look(1);
        look(2);
        assertThat(heard).isEmpty();
        look(3);
        look(4);
        assertThat(heard).containsExactly("OPENED docomo no_data, google no_data");
    }

    @Test
    void a_restart_tells_nothing_again() throws IOException {
        sent(0, "docomo", 100, 14);
        sent(0, "google", 100, 0);
        look(1);
        database.close();
        database = Database.open(new StorageLocation.H2File(folder.resolve("repwatch")));
        look(1);
        assertThat(heard).hasSize(1);
    }

    @Test
    void a_plan_that_is_gone_ends_its_conversation() throws IOException {
        sent(0, "docomo", 100, 14);
        look(1);
        BookFile.write(book, WarmupBook.EMPTY);
        look(1);
        assertThat(heard).hasSize(2).last().isEqualTo("RESOLVED");
    }

    @Test
    void who_declared_it_warm_hears_nothing() throws IOException {
        BookFile.write(
                book,
                new WarmupBook(List.of(BookFile.read(book).of(IP).orElseThrow().with(PlanEntry.State.COMPLETED))));
        sent(0, "docomo", 100, 14);
        look(1);
        assertThat(heard).isEmpty();
    }

    @Test
    void every_decision_is_kept_and_a_correction_is_a_line_of_its_own() throws IOException {
        sent(0, "docomo", 100, 0);
        sent(0, "google", 100, 0);
        look(1);
        look(1);
        WarmupLedger ledger = ledger();
        assertThat(ledger.of(IP, 10)).hasSize(2);

        Files.writeString(sent, Files.readString(sent).replace("docomo,100,100,0,0,0", "docomo,100,86,0,0,14"));
        look(1);
        List<WarmupNote> notes = ledger.of(IP, 10).stream()
                .filter(note -> note.decision().provider().equals("docomo"))
                .toList();
        assertThat(notes)
                .extracting(note -> note.decision().verdict())
                .containsExactly(Verdict.STEP_BACK, Verdict.ADVANCE);
        assertThat(notes.get(0).sent()).hasValue(100);
        assertThat(ledger.of("192.0.2.26", 10)).isEmpty();
    }

    @Test
    void the_digest_has_the_next_limits_and_a_limit_that_is_not_used_for_three_days() throws IOException {
        sent(0, "docomo", 100, 0);
        sent(0, "google", 10, 0);
        look(1);
        assertThat(digest(1, Language.EN)).containsExactly("Next: docomo 100 -> 155 a day");
        for (int day = 1; day < 3; day++) {
            allowed(day, "docomo");
            sent(day, "google", 10, 0);
            look(day + 1);
        }
        assertThat(digest(3, Language.EN))
                .hasSize(2)
                .contains("Warm-up of 192.0.2.25 is not used: 10 of 80 a day to Google");
        assertThat(digest(3, Language.JA)).anyMatch(line -> line.startsWith("192.0.2.25 のウォームアップが進んでいません"));
        assertThat(digest(9, Language.EN)).isEmpty();
    }

    private List<String> digest(int day, Language language) {
        Instant from = MONDAY.plusDays(day).atStartOfDay().toInstant(ZoneOffset.UTC);
        return database.read(transaction ->
                        WarmupDigest.read(transaction, from, from.plus(java.time.Duration.ofDays(1)), language))
                .lines();
    }

    private void plan(Map<String, Long> goals) throws IOException {
        List<GivenLimit> given = goals.keySet().stream()
                .map(provider -> new GivenLimit(MONDAY, provider, 100))
                .toList();
        BookFile.write(
                book,
                new WarmupBook(List.of(
                        new PlanEntry(IP, "mx1", new WarmupPlan(100, false, goals), PlanEntry.State.ACTIVE, given))));
    }

    /** As much as may be sent, and all is accepted. */
    private void allowed(int day, String provider) throws IOException {
        long limit = BookFile.read(book)
                .of(IP)
                .flatMap(plan -> plan.newest(provider))
                .map(GivenLimit::limit)
                .orElse(0L);
        sent(day, provider, limit, 0);
    }

    private void sent(int day, String provider, long count, long unknown) throws IOException {
        Files.writeString(
                sent,
                MONDAY.plusDays(day) + "," + IP + "," + provider + "," + count + "," + (count - unknown) + ",0,0,"
                        + unknown + "\n",
                StandardOpenOption.APPEND);
    }

    private int minute;

    private void look(int day) throws IOException {
        Instant now = MONDAY.plusDays(day).atTime(7, minute++).toInstant(ZoneOffset.UTC);
        WarmupSettings settings = new WarmupSettings(
                Optional.of(sent),
                false,
                Optional.empty(),
                Optional.empty(),
                Format.json,
                List.of(),
                Duration.ofSeconds(10),
                Optional.of(ZoneOffset.UTC),
                0,
                false,
                Thresholds.DEFAULT);
        ledger().keep(new DailyLimits(book).decide(settings, now, Set.of()), now);
    }

    private WarmupLedger ledger() {
        return new WarmupLedger(
                database, (transaction, events) -> events.forEach(event -> heard.add(described(event))));
    }

    private static String described(IncidentEvent<?> event) {
        WarmupDetail detail = (WarmupDetail) event.detail();
        String troubles = String.join(
                ", ",
                detail.troubles(Language.EN).stream()
                        .map(line -> line.provider() + " " + line.kind())
                        .sorted()
                        .toList());
        return (event.verb() + " " + troubles).strip();
    }
}
