package dev.repwatch.monitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.checks.feeds.ReturnedMail;
import dev.repwatch.checks.maillog.AttemptDraft;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Relay;
import dev.repwatch.checks.maillog.Reply;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.store.people.ActTable;
import dev.repwatch.monitor.store.traffic.AddressTable;
import dev.repwatch.monitor.store.traffic.TrafficTable;
import dev.repwatch.monitor.store.traffic.UnclassifiedTable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What mailboxes say of single recipients: delivery reports and complaints. */
class ReturnedMailTest {

    private static final Instant DAY = Instant.parse("2026-11-29T10:00:00Z");

    @TempDir
    private Path folder;

    private Database database;
    private MailTraffic traffic;
    private Suppressions suppressions;

    @BeforeEach
    void open() {
        database = Database.open(new StorageLocation.H2File(folder.resolve("repwatch")));
        traffic = new MailTraffic(database, () -> DAY);
        suppressions = new Suppressions(database, () -> DAY);
    }

    @AfterEach
    void close() {
        traffic.close();
        database.close();
    }

    private static ReturnedMail reported(String recipient, String relay, String reply, Instant at) {
        return new ReturnedMail.Reported(new AttemptDraft(at, Outcome.REFUSED)
                .recipient(recipient)
                .relay(Relay.of(relay, "", 0))
                .reply(Reply.of(reply))
                .made());
    }

    private void returned(ReturnedMail... mail) {
        traffic.returned(List.of(mail), transaction -> {});
    }

    private List<String> given() {
        return suppressions.page("", false, 100).stream()
                .map(given -> given.address() + " " + given.meaning().label() + " " + given.provider())
                .toList();
    }

    @Test
    void aReportGivesAnAddressUpByTheRulesOfLogs() {
        returned(
                reported("Gone@gmail.com", "gmail-smtp-in.l.google.com", "550 5.1.1 does not exist", DAY),
                reported("gone@small.example", "mx.small.example", "550 5.1.1 no such user", DAY),
                reported("listed@gmail.com", "gmail-smtp-in.l.google.com", "550 5.7.1 our ip is blocked", DAY));
        assertThat(given()).containsExactly("gone@gmail.com unknown_user gmail");
        returned(reported(
                "gone@small.example", "mx.small.example", "550 5.1.1 no such user", DAY.plus(Duration.ofDays(1))));
        assertThat(given())
                .containsExactly("gone@gmail.com unknown_user gmail", "gone@small.example unknown_user small.example");
    }

    @Test
    void ratesStayThoseOfTheLogs() {
        returned(reported("gone@gmail.com", "gmail-smtp-in.l.google.com", "550 5.1.1 does not exist", DAY));
        long counted = database.read(transaction -> TrafficTable.attempts(transaction, "gmail", DAY));
        assertThat(counted).isZero();
    }

    @Test
    void aTextThatNoRuleKnowsIsShownAsOne() {
        returned(reported("a@small.example", "mx.small.example", "550 zorp", DAY));
        List<UnclassifiedTable.Row> texts = database.read(transaction -> UnclassifiedTable.commonest(transaction, 10));
        assertThat(texts)
                .singleElement()
                .satisfies(row -> assertThat(row.said()).isEqualTo("550 zorp"));
    }

    @Test
    void whoComplainsIsNotTakenOffByAnAcceptance() {
        returned(new ReturnedMail.Complained("Angry@gmail.com", DAY));
        assertThat(given()).containsExactly("angry@gmail.com recipient_filter complaint");
        returned(new ReturnedMail.Reported(new AttemptDraft(DAY.plusSeconds(60), Outcome.ACCEPTED)
                .recipient("angry@gmail.com")
                .relay(Relay.of("gmail-smtp-in.l.google.com", "", 0))
                .reply(Reply.of("250 ok"))
                .made()));
        assertThat(given()).containsExactly("angry@gmail.com recipient_filter complaint");
        assertThat(suppressions.remove("angry@gmail.com", "somebody")).isTrue();
        assertThat(given()).isEmpty();
    }

    @Test
    void whatSomebodyPutThereByHandStays() {
        suppressions.add("angry@gmail.com", "asked by telephone", "somebody");
        returned(new ReturnedMail.Complained("angry@gmail.com", DAY));
        assertThat(suppressions.page("", false, 10))
                .singleElement()
                .satisfies(given -> assertThat(given.reply()).isEqualTo("asked by telephone"));
    }

    @Test
    void manyAtOnceAreHeldBackAsInALog() {
        List<ReturnedMail> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            many.add(reported("u" + i + "@gmail.com", "gmail-smtp-in.l.google.com", "550 5.1.1 does not exist", DAY));
        }
        traffic.returned(many, transaction -> {});
        assertThat(given()).isEmpty();
        assertThat(suppressions.page("", true, 100)).hasSize(60);
    }

    @Test
    void whatIsOldIsForgottenByCommandButNotWhatWasAskedFor() {
        returned(
                reported(
                        "gone@gmail.com",
                        "gmail-smtp-in.l.google.com",
                        "550 5.1.1 gone",
                        DAY.minus(Duration.ofDays(40))),
                reported(
                        "new@gmail.com", "gmail-smtp-in.l.google.com", "550 5.1.1 gone", DAY.minus(Duration.ofDays(3))),
                reported("a@small.example", "mx.small.example", "550 zorp", DAY.minus(Duration.ofDays(40))),
                new ReturnedMail.Complained("angry@gmail.com", DAY.minus(Duration.ofDays(40))));
        assertThat(traffic.forget(Duration.ofDays(30), "adam")).isEqualTo(new MailTraffic.Forgotten(1, 1));
        assertThat(given())
                .containsExactly("angry@gmail.com recipient_filter complaint", "new@gmail.com unknown_user gmail");
    }

    @Test
    void whoHasLogsForgottenIsKeptWithWhatAndHowMuch() {
        returned(reported(
                "gone@gmail.com", "gmail-smtp-in.l.google.com", "550 5.1.1 gone", DAY.minus(Duration.ofDays(40))));

        traffic.forget(Duration.ofDays(30), "adam");

        List<ActTable.Act> kept = database.read(transaction -> ActTable.last(transaction, 0, 10));
        assertThat(kept)
                .containsExactly(new ActTable.Act(
                        DAY, "adam", "api", "forget", "mail logs before 2026-10-30T10:00:00Z", "0 rows, 1 addresses"));
    }

    @Test
    void theReadingAndItsMailAreWrittenTogetherOrNotAtAll() {
        assertThatThrownBy(() ->
                        traffic.returned(List.of(new ReturnedMail.Complained("angry@gmail.com", DAY)), transaction -> {
                            throw new IllegalStateException("the reading could not be written");
                        }))
                .isInstanceOf(IllegalStateException.class);
        long kept = database.read(AddressTable::size);
        assertThat(kept).isZero();
    }
}
