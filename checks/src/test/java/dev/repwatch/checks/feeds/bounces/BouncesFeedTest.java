package dev.repwatch.checks.feeds.bounces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedReport.Outcome;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.Recorded;
import dev.repwatch.checks.feeds.ReturnedMail;
import dev.repwatch.checks.feeds.Subjects;
import dev.repwatch.checks.feeds.mailbox.MailboxContract;
import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.Reply;
import dev.repwatch.checks.maillog.refusal.Judge;
import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import dev.repwatch.checks.maillog.refusal.Suppress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BouncesFeedTest extends MailboxContract {

    private static final dev.repwatch.checks.maillog.Outcome REFUSED = dev.repwatch.checks.maillog.Outcome.REFUSED;

    @Override
    protected FeedType<?> type() {
        return BouncesFeed.TYPE;
    }

    @Override
    protected Record settings(Way way, String user, Secret password) {
        return new BouncesSettings(
                way.host(),
                Optional.of(way.port()),
                Optional.of(way.tls()),
                user,
                Optional.of(password),
                Optional.empty(),
                Optional.empty(),
                "mx.example.test",
                List.of("googlemail.com"),
                Optional.of(2),
                Optional.of(10),
                way.caFile(),
                way.allowPrivate());
    }

    @Override
    protected String report(int number) {
        return Recorded.text("bounces", "report.eml").replace("@@N@@", String.valueOf(number));
    }

    @Override
    protected String reversed(String report) {
        return report.replace("Action: failed\n", "")
                .replace("Last-Attempt-Date:", "Action: failed\nLast-Attempt-Date:");
    }

    @Override
    protected String extended(String report) {
        return report.replace("Action: failed", "Surprise: 7\nAction: failed")
                .replace("From: News", "X-New: 1\nFrom: News");
    }

    @Override
    protected String renamed(String report) {
        return report.replace("Action: failed", "Deed: failed");
    }

    @Override
    protected List<FeedSubject> subjects() {
        return Stream.concat(Subjects.ips("192.0.2.7", "192.0.2.8").stream(), Subjects.domains("example.test").stream())
                .toList();
    }

    private static Attempt only(FeedReport reading) {
        assertThat(reading.returned()).hasSize(1);
        return ((ReturnedMail.Reported) reading.returned().get(0)).attempt();
    }

    private static Judged judged(Attempt attempt) {
        return new Judge(List.of(), Map.of()).judge(attempt);
    }

    @Test
    void aRefusalIsAnAttemptAsIfALogHadSaidIt() throws Exception {
        deliver(report(1));
        FeedReport reading = read(Optional.empty());
        assertThat(values(reading))
                .containsExactlyInAnyOrder("192.0.2.7 refusal_reports=1.0", "example.test refusal_reports=1.0");
        Attempt attempt = only(reading);
        assertThat(attempt.recipient()).contains("gone@gmail.com");
        assertThat(attempt.outcome()).isEqualTo(REFUSED);
        assertThat(attempt.relay().host()).contains("gmail-smtp-in.l.google.com");
        assertThat(attempt.reply().map(Reply::text).orElse("")).startsWith("550-5.1.1 The email account");
        Judged judged = judged(attempt);
        assertThat(judged.provider()).isEqualTo("gmail");
        assertThat(judged.meaning()).isEqualTo(ReplyClass.UNKNOWN_USER);
        assertThat(judged.suppress()).isEqualTo(Suppress.YES);
    }

    @Test
    void readTwiceItCountsOnce() throws Exception {
        deliver(report(1));
        deliver(report(1));
        assertThat(read(Optional.empty()).returned()).hasSize(1);
    }

    @Test
    void aDelayIsNoRefusal() throws Exception {
        deliver(report(1).replace("Action: failed", "Action: delayed").replace("5.1.1\nRemote", "4.4.1\nRemote"));
        FeedReport reading = read(Optional.empty());
        assertThat(values(reading)).contains("192.0.2.7 delay_reports=1.0");
        assertThat(only(reading).outcome()).isEqualTo(dev.repwatch.checks.maillog.Outcome.DEFERRED);
    }

    @Test
    void whatWasDeliveredOrSentOnIsNothing() throws Exception {
        deliver(report(1).replace("Action: failed", "Action: delivered"));
        deliver(report(2).replace("Action: failed", "Action: relayed"));
        FeedReport reading = read(Optional.empty());
        assertThat(reading.returned()).isEmpty();
        assertThat(reading.remarks()).allMatch(it -> it.contains("no recipient that was refused"));
    }

    @Test
    void givenUpAfterDaysIsExpiredAndNobodysEnd() throws Exception {
        deliver(report(1)
                .replace("Status: 5.1.1", "Status: 4.4.7")
                .replace("550-5.1.1 The email account that you tried to reach does not exist.", "450 4.2.1 try later"));
        Judged judged = judged(only(read(Optional.empty())));
        assertThat(judged.meaning()).isEqualTo(ReplyClass.EXPIRED);
        assertThat(judged.suppress()).isEqualTo(Suppress.NO);
    }

    /** Who was mailed is asked for, not the mailbox it was forwarded to. */
    @Test
    void theOriginalRecipientIsTheOneThatWasMailed() throws Exception {
        deliver(report(1)
                .replace(
                        "Final-Recipient: rfc822; gone@gmail.com",
                        "Original-Recipient: rfc822;Alias@gmail.com\nFinal-Recipient: rfc822; gone@gmail.com"));
        assertThat(only(read(Optional.empty())).recipient()).contains("Alias@gmail.com");
    }

    @Test
    void oneReportMayTellOfSeveral() throws Exception {
        String second = """

            Final-Recipient: rfc822; full@gmail.com
            Action: failed
            Status: 5.2.2
            Diagnostic-Code: smtp; 552 5.2.2 mailbox full
            """;
        deliver(report(1).replace("\n--=_cut\nContent-Type: text/rfc", second + "\n--=_cut\nContent-Type: text/rfc"));
        assertThat(read(Optional.empty()).returned())
                .extracting(
                        it -> ((ReturnedMail.Reported) it).attempt().recipient().orElse(""))
                .containsExactly("gone@gmail.com", "full@gmail.com");
    }

    /** Anybody can write a report about anybody: only who may speak for the recipient is believed. */
    @Test
    void aMadeUpReportGivesNobodyUp() throws Exception {
        deliver(report(1).replace("mx.example.test; dkim", "mx.attacker.example; dkim"));
        deliver(report(2).replace("googlemail.com", "attacker.example"));
        deliver(report(3).replace("=pass", "=fail"));
        FeedReport reading = read(Optional.empty());
        assertThat(reading.returned()).isEmpty();
        assertThat(reading.outcome()).isEqualTo(new Outcome.NoData());
        assertThat(reading.remarks()).hasSize(3).allMatch(it -> it.contains("vouches for nobody"));
    }

    @Test
    void theDomainOfTheRecipientSpeaksForItself() throws Exception {
        deliver(report(1)
                .replace("googlemail.com", "corp.example.attacker.test")
                .replace("gone@gmail.com", "gone@corp.example"));
        deliver(report(2).replace("googlemail.com", "corp.example").replace("gone@gmail.com", "gone@corp.example"));
        assertThat(only(read(Optional.empty())).recipient()).contains("gone@corp.example");
    }

    @Test
    void withoutTheOriginalTheAddressItWasSentToTells() throws Exception {
        deliver(report(1).replaceAll("(?s)--=_cut\\nContent-Type: text/rfc822-headers.*--=_cut--", "--=_cut--"));
        assertThat(values(read(Optional.empty()))).containsExactly("example.test refusal_reports=1.0");
    }

    @Test
    void mailOfOthersIsNotOurs() throws Exception {
        deliver(report(1)
                .replace("example.test", "other.example")
                .replace("mx.other.example;", "mx.example.test;")
                .replace("192.0.2.7", "198.51.100.9"));
        FeedReport reading = read(Optional.empty());
        assertThat(reading.returned()).isEmpty();
        assertThat(reading.remarks()).singleElement().asString().contains("nobody who is watched");
    }

    @Test
    void rubbishInTheReportIsNoRecipient() throws Exception {
        deliver(report(1).replace("rfc822; gone@gmail.com", "rfc822; \u001b[2J<script>"));
        deliver(report(2).replace("rfc822; gone@gmail.com", "x400; C=JP"));
        deliver(report(3).replace("Content-Type: message/delivery-status\n", "Content-Type: text/x-other\n"));
        assertThat(read(Optional.empty()).returned()).isEmpty();
    }
}
