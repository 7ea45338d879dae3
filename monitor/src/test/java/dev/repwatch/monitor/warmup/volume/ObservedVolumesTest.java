package dev.repwatch.monitor.warmup.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.LatestValue;
import dev.repwatch.checks.feeds.Unit;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.LatestValueRows;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.store.placement.PlacementTable;
import dev.repwatch.monitor.warmup.Decision;
import dev.repwatch.monitor.warmup.Mail;
import dev.repwatch.monitor.warmup.Mail.Snds;
import dev.repwatch.monitor.warmup.Verdict;
import dev.repwatch.monitor.warmup.WarmupPlan;
import dev.repwatch.monitor.warmup.book.GivenLimit;
import dev.repwatch.monitor.warmup.book.PlanEntry;
import dev.repwatch.monitor.warmup.book.VolumeFile.Row;
import dev.repwatch.monitor.warmup.book.WarmupBook;
import dev.repwatch.monitor.warmup.book.WarmupSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the daemon saw itself beside the volumes: SNDS, and test mails in mailboxes. */
class ObservedVolumesTest {

    private static final String IP = "192.0.2.25";
    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 5);
    private static final ZoneId ZONE = ZoneId.systemDefault();
    private static final PlanEntry PLAN = new PlanEntry(
            IP,
            "mx1",
            new WarmupPlan(100, false, Map.of("google", 19_000L, "microsoft", 19_000L)),
            PlanEntry.State.ACTIVE,
            List.of(new GivenLimit(MONDAY, "google", 900), new GivenLimit(MONDAY, "microsoft", 900)));

    @TempDir
    private Path folder;

    private Database database;
    private final List<Row> sent = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        database = Database.open(new StorageLocation.H2File(folder.resolve("repwatch")));
        for (String provider : PLAN.plan().goals().keySet()) {
            sent.add(new Row(MONDAY, IP, provider, mail(900), Set.of()));
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_clean_day_that_nobody_says_more_of_stays_clean() throws IOException {
        assertThat(decided("google").verdict()).isEqualTo(Verdict.ADVANCE);
        assertThat(decided("microsoft").verdict()).isEqualTo(Verdict.ADVANCE);
    }

    @Test
    void red_at_snds_leads_back_at_microsoft_alone() throws IOException {
        said("snds_colour", 2, MONDAY);
        assertThat(mail("microsoft").snds()).contains(Snds.RED);
        assertThat(decided("microsoft").verdict()).isEqualTo(Verdict.STEP_BACK);
        assertThat(decided("google").verdict()).isEqualTo(Verdict.ADVANCE);
    }

    @Test
    void traps_and_a_block_stop_and_complaints_count() throws IOException {
        said("snds_trap_hits", 3, MONDAY);
        assertThat(decided("microsoft").verdict()).isEqualTo(Verdict.STOP);
        said("snds_trap_hits", 0, MONDAY);
        assertThat(decided("microsoft").verdict()).isEqualTo(Verdict.ADVANCE);
        said("snds_complaint_rate", 0.004, MONDAY);
        assertThat(decided("microsoft").verdict()).isEqualTo(Verdict.STEP_BACK);
        said("snds_blocked", 1, MONDAY);
        assertThat(decided("microsoft").verdict()).isEqualTo(Verdict.STOP);
    }

    @Test
    void a_colour_that_is_older_than_the_day_is_no_colour_of_the_day() throws IOException {
        said("snds_colour", 2, MONDAY.minusDays(1));
        assertThat(mail("microsoft").snds()).isEmpty();
        said("snds_colour", 2, MONDAY.plusDays(1));
        assertThat(mail("microsoft").snds()).as("it lasted").contains(Snds.RED);
    }

    @Test
    void three_test_mails_from_the_address_in_the_junk_folder_lead_back() throws IOException {
        seeds("gmail", IP, "SPAM", "SPAM");
        assertThat(mail("google").spamShare()).as("two are chance").isEmpty();
        seeds("gmail", "192.0.2.26", "INBOX", "INBOX", "INBOX");
        seeds("gmail", IP, "UNKNOWN", "MISSING");
        assertThat(mail("google").spamShare())
                .as("another address, or not known")
                .isEmpty();
        seeds("gmail", IP, "INBOX");
        assertThat(mail("google").spamShare()).hasValue(2 / 3.0);
        assertThat(decided("google").verdict()).isEqualTo(Verdict.STEP_BACK);
        assertThat(decided("microsoft").verdict()).isEqualTo(Verdict.ADVANCE);
    }

    private Decision decided(String provider) throws IOException {
        return new WarmupBook(List.of(PLAN))
                .decide(MONDAY.plusDays(1), rows()).get(0).decisions().stream()
                        .filter(each -> each.provider().equals(provider))
                        .findFirst()
                        .orElseThrow();
    }

    private Mail mail(String provider) throws IOException {
        return rows().stream()
                .filter(each -> each.provider().equals(provider))
                .map(Row::mail)
                .findFirst()
                .orElseThrow();
    }

    private List<Row> rows() throws IOException {
        return new ObservedVolumes((settings, plans, newest) -> sent, database)
                .read(WarmupSettings.DEFAULT, List.of(PLAN), MONDAY);
    }

    private static Mail mail(long sent) {
        return new Mail(
                sent, sent, 0, 0, 0, OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), 0, false);
    }

    private void said(String measure, double value, LocalDate day) throws IOException {
        Instant at = day.atTime(LocalTime.NOON).atZone(ZONE).toInstant();
        LatestValue said = new LatestValue(
                new SourceId("snds"),
                new IpTarget(InetAddress.getByName(IP), IP),
                measure,
                value,
                Unit.LEVEL,
                Optional.empty(),
                at,
                at,
                "");
        database.inTransaction(transaction -> {
            LatestValueRows.put(transaction, List.of(said), List.of(said), at);
            return true;
        });
    }

    private int runs;

    private void seeds(String provider, String from, String... placements) {
        Instant at = MONDAY.atTime(LocalTime.NOON).atZone(ZONE).toInstant();
        String run = "run" + ++runs;
        List<PlacementTable.TrialRow> trials = new ArrayList<>();
        for (String placement : placements) {
            trials.add(new PlacementTable.TrialRow(
                    run,
                    "seed" + trials.size(),
                    provider,
                    at,
                    "TAKEN",
                    "",
                    "[]",
                    "{\"client\":\"" + from + "\"}",
                    Optional.empty(),
                    Optional.empty(),
                    placement,
                    "",
                    "",
                    Optional.empty()));
        }
        database.inTransaction(transaction -> {
            PlacementTable.put(
                    transaction, new PlacementTable.RunRow(run, "news", "example.com", at, 1, Optional.of(at)), trials);
            return true;
        });
    }
}
