package dev.repwatch.monitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Stage;
import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.traffic.AddressTable;
import dev.repwatch.monitor.store.traffic.MailLogTable;
import dev.repwatch.monitor.store.traffic.RefusalTable;
import dev.repwatch.monitor.store.traffic.TrafficTable;
import dev.repwatch.monitor.store.traffic.UnclassifiedTable;
import dev.repwatch.monitor.store.traffic.WaitingTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a log stays in the database. */
class TrafficLedgerTest {

    private static final int DISTINCT = Integer.getInteger("repwatch.recipients", 60_000);

    @TempDir
    Path folder;

    private Database database;
    private TrafficLedger ledger;

    @BeforeEach
    void open() {
        database = KilledReader.open(folder);
        ledger = new TrafficLedger(database, 500, 1_000);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void c10MailcowLogsViewer114DeferredThenAcceptedWaitsNoMore() {
        Judged deferred = Attempts.judged(
                Outcome.DEFERRED, "a@b.example", "mx.b.example", "450 4.2.0 later", Attempts.DAY, Stage.RCPT);
        write(List.of(deferred));
        assertThat(waiting()).isEqualTo(1);
        ledger = new TrafficLedger(database, 500, 1_000); // started again in between
        write(List.of(Attempts.accepted("a@b.example", "mx.b.example", Attempts.DAY.plus(Duration.ofDays(3)))));
        assertThat(waiting()).isZero();
    }

    @Test
    void firstAttemptsAreToldFromRetries() {
        Judged later = Attempts.judged(
                Outcome.DEFERRED, "a@b.example", "mx.b.example", "450 4.2.0 later", Attempts.DAY, Stage.RCPT);
        write(List.of(later, later, Attempts.accepted("c@b.example", "mx.b.example", Attempts.DAY)));
        ledger = new TrafficLedger(database, 500, 1_000); // started again in between
        write(List.of(later, Attempts.accepted("a@b.example", "mx.b.example", Attempts.DAY)));
        Instant until = Attempts.DAY.plus(Duration.ofDays(1));
        List<TrafficTable.Row> first =
                database.read(transaction -> TrafficTable.first(transaction, "198.51.100.7", Attempts.DAY, until));
        assertThat(first)
                .extracting(row -> row.outcome() + " " + row.n())
                .containsExactlyInAnyOrder("deferred 1", "accepted 1");
        List<TrafficTable.Row> all =
                database.read(transaction -> TrafficTable.between(transaction, Attempts.DAY, until));
        assertThat(all)
                .extracting(row -> row.outcome() + " " + row.n())
                .containsExactlyInAnyOrder("deferred 3", "accepted 2");
    }

    @Test
    void theAddressOfAnAcceptedMailIsKeptNowhere() throws IOException {
        write(List.of(Attempts.accepted("someone.private@b.example", "mx.b.example", Attempts.DAY)));
        assertThat(size()).isZero();
        database.close();
        assertThat(Files.readString(folder.resolve("repwatch.mv.db"), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("someone.private");
        database = KilledReader.open(folder);
    }

    @Test
    void anAddressIsPlainOnlyOnceItIsGivenUp() {
        write(List.of(refused("gone@b.example", Attempts.DAY)));
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.address()).isEmpty();
            assertThat(row.decided()).isEmpty();
        });
        write(List.of(refused("GONE@b.example", Attempts.DAY.plus(Duration.ofDays(1)))));
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.address()).isEqualTo("gone@b.example");
            assertThat(row.days()).isEqualTo(2);
        });
        write(List.of(Attempts.accepted("gone@b.example", "mx.b.example", Attempts.DAY.plus(Duration.ofDays(9)))));
        assertThat(rows()).as("it is there again").isEmpty();
    }

    @Test
    void aReceiverThatKnowsNobodyAnyMoreIsHeldBackAndLetGoWhenItWasNone() {
        List<Judged> burst = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            burst.add(Attempts.refused(
                    n + "@docomo.ne.jp", "mfsmax.docomo.ne.jp", "550 Unknown user x@docomo.ne.jp", Attempts.DAY));
            burst.add(Attempts.refused(
                    n + "@gmail.com", "gmail-smtp-in.l.google.com", "550 5.1.1 no such user", Attempts.DAY));
        }
        TrafficBatch batch = ledger.batch();
        burst.forEach(batch::add);
        assertThat(ledger.write(batch, LogPlace.of(place())).outages()).contains("gmail");
        assertThat(count(true)).isGreaterThanOrEqualTo(60);

        List<Judged> others = new ArrayList<>();
        for (int n = 0; n < 1_000; n++) {
            others.add(Attempts.accepted(n + "x@gmail.com", "gmail-smtp-in.l.google.com", Attempts.DAY));
        }
        write(others);
        assertThat(count(false)).as("60 of 1,060 within an hour are no outage").isGreaterThanOrEqualTo(60);
    }

    @Test
    void aLogOfManyRecipientsDoesNotGrowTheDatabase() throws IOException {
        List<Judged> judged = new ArrayList<>();
        for (int n = 0; n < DISTINCT; n++) {
            Instant time = Attempts.DAY.plusMillis(n);
            String address = "recipient" + n + "@d" + (n % 5_000) + ".example";
            String host = "mx.d" + (n % 5_000) + ".example";
            judged.add(
                    n % 10 == 0
                            ? Attempts.refused(address, host, "550 5.1.1 no such user", time)
                            : Attempts.accepted(address, host, time));
            if (judged.size() == 5_000) {
                write(judged);
                judged.clear();
            }
        }
        write(judged);
        assertThat(size()).isLessThanOrEqualTo(1_000);
        List<TrafficTable.Row> hours =
                database.read(t -> TrafficTable.between(t, Instant.EPOCH, Attempts.DAY.plus(Duration.ofDays(2))));
        assertThat(hours).hasSizeLessThan(2_500);
        assertThat(Files.size(folder.resolve("repwatch.mv.db"))).isLessThan(8 << 20);
    }

    @Test
    void wordsAndZonesThatDifferEachTimeDoNotGrowTheDatabase() {
        for (int part = 0; part < 5; part++) {
            List<Judged> judged = new ArrayList<>();
            for (int n = part * 5_000; n < (part + 1) * 5_000; n++) {
                String word = Integer.toString(n, 26).replaceAll("[0-9]", "z") + "qx" + part;
                judged.add(Attempts.refused("a@b.example", "mx.b.example", "550 5.0.0 " + word, Attempts.DAY));
                judged.add(Attempts.refused(
                        "a@b.example", "mx.b.example", "550 client blocked using " + word + ".example", Attempts.DAY));
            }
            write(judged);
        }
        assertThat(database.read(UnclassifiedTable::size)).isBetween(5_000L, 20_000L);
        List<RefusalTable.Row> named = database.read(t -> RefusalTable.since(t, Instant.EPOCH));
        assertThat(named).hasSize(501);
    }

    @Test
    void c11MailcowLogsViewer94TwoBouncesInOneBatchAreBothSaved() {
        Instant day = Attempts.DAY;
        write(List.of(refused("gone@b.example", day), refused("gone@b.example", day), refused("gone@b.example", day)));
        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row.days()).isEqualTo(1));
        Instant next = day.plus(Duration.ofDays(1));
        write(List.of(
                refused("gone@b.example", next), refused("GONE@B.example", next), refused("too@b.example", next)));
        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row.days()).isEqualTo(2));
        assertThat(size()).isEqualTo(2);
        assertThat(database.read(t -> TrafficTable.between(t, day, next.plus(Duration.ofDays(1)))).stream()
                        .mapToLong(TrafficTable.Row::n)
                        .sum())
                .isEqualTo(6);
    }

    @Test
    void c13HyvorRelay258AListedAddressSuppressesNobodyHoweverOften() {
        List<Judged> listed = new ArrayList<>();
        for (int n = 0; n < 500; n++) {
            Instant time = Attempts.DAY.plus(Duration.ofDays(n % 10));
            listed.add(Attempts.refused(
                    n % 100 + "@b.example",
                    "mx.b.example",
                    "554 5.7.1 Service unavailable; Client host [198.51.100.7] blocked using zen.spamhaus.org",
                    time));
            listed.add(Attempts.refused(
                    n % 100 + "@gmail.com",
                    "gmail-smtp-in.l.google.com",
                    "550-5.7.1 Gmail has detected that this message is likely suspicious due to the very low reputation"
                            + " of the sending IP address. - gsmtp",
                    time));
        }
        write(listed);
        assertThat(size()).as("not even as a hash").isZero();
    }

    @Test
    void c14UseSend337OnlyTheRecipientThatBouncedIsGivenUp() {
        String host = "gmail-smtp-in.l.google.com";
        write(List.of(
                Attempts.accepted("to@gmail.com", host, Attempts.DAY),
                Attempts.refused("gone@gmail.com", host, "550 5.1.1 no such user", Attempts.DAY),
                Attempts.accepted("cc@gmail.com", host, Attempts.DAY)));
        List<AddressTable.Row> given = database.read(t -> AddressTable.given(t, "", false, 10));
        assertThat(given).extracting(AddressTable.Row::address).containsExactly("gone@gmail.com");
    }

    private static Judged refused(String recipient, Instant time) {
        return Attempts.refused(recipient, "mx.b.example", "550 5.1.1 no such user", time);
    }

    private void write(List<Judged> judged) {
        ledger.write(judged, place());
    }

    private static MailLogTable.Row place() {
        return new MailLogTable.Row("test", 0, "", 0, "", Attempts.DAY, 0);
    }

    private long size() {
        return database.read(AddressTable::size);
    }

    private long count(boolean held) {
        return database.read(t -> AddressTable.count(t, held));
    }

    private long waiting() {
        return database.read(WaitingTable::size);
    }

    private List<AddressTable.Row> rows() {
        return database.read(t -> AddressTable.find(t, List.of(AddressId.of("gone@b.example"))));
    }
}
