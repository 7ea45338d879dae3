package dev.repwatch.checks.feeds.arf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedReport.Outcome;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.Recorded;
import dev.repwatch.checks.feeds.Subjects;
import dev.repwatch.checks.feeds.mailbox.MailMessage;
import dev.repwatch.checks.feeds.mailbox.MailboxContract;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArfFeedTest extends MailboxContract {

    @Override
    protected FeedType<?> type() {
        return ArfFeed.TYPE;
    }

    @Override
    protected Record settings(Way way, String user, Secret password) {
        return new ArfSettings(
                way.host(),
                Optional.of(way.port()),
                Optional.of(way.tls()),
                user,
                Optional.of(password),
                Optional.empty(),
                Optional.empty(),
                "mx.example.test",
                List.of("feedback.example"),
                Optional.of(2),
                Optional.of(10),
                way.caFile(),
                way.allowPrivate());
    }

    @Override
    protected String report(int number) {
        return Recorded.text("arf", "complaint.eml").replace("@@N@@", String.valueOf(number));
    }

    @Override
    protected String reversed(String report) {
        return report.replace("Feedback-Type: abuse\n", "")
                .replace("Incidents: 2\n", "Incidents: 2\nFeedback-Type: abuse\n");
    }

    @Override
    protected String extended(String report) {
        return report.replace("Feedback-Type:", "Surprise: 7\nFeedback-Type:")
                .replace("From: News", "X-New: 1\nFrom: News");
    }

    @Override
    protected String renamed(String report) {
        return report.replace("Feedback-Type:", "Complaint-Type:");
    }

    @Override
    protected List<FeedSubject> subjects() {
        return Stream.concat(Subjects.ips("192.0.2.7", "192.0.2.8").stream(), Subjects.domains("example.test").stream())
                .toList();
    }

    @Test
    void incidentsCountForTheAddressAndForTheSigningDomain() throws Exception {
        deliver(report(1));
        FeedReport reading = read(Optional.empty());
        assertThat(values(reading))
                .containsExactlyInAnyOrder("192.0.2.7 complaints=2.0", "example.test complaints=2.0");
    }

    @Test
    void notSpamIsNoComplaint() throws Exception {
        deliver(report(1).replace("Feedback-Type: abuse", "Feedback-Type: not-spam"));
        assertThat(values(read(Optional.empty())))
                .containsExactlyInAnyOrder("192.0.2.7 not_spam_reports=2.0", "example.test not_spam_reports=2.0");
    }

    @Test
    void aReportOfFailedAuthenticationIsNoComplaint() throws Exception {
        deliver(report(1).replace("Feedback-Type: abuse", "Feedback-Type: auth-failure"));
        FeedReport reading = read(Optional.empty());
        assertThat(reading.outcome()).isEqualTo(new Outcome.NoData());
        assertThat(reading.remarks()).singleElement().asString().contains("no complaint");
    }

    @Test
    void aRequestToUnsubscribeIsNoComplaint() throws Exception {
        deliver(report(1).replace("Feedback-Type: abuse", "Feedback-Type: opt-out"));
        FeedReport reading = read(Optional.empty());
        assertThat(reading.outcome()).isEqualTo(new Outcome.NoData());
        assertThat(reading.remarks()).singleElement().asString().contains("asks to unsubscribe");
    }

    @Test
    void aComplaintThatNobodyVouchesForIsNotCounted() throws Exception {
        deliver(report(1).replace("mx.example.test; dkim", "mx.attacker.example; dkim"));
        deliver(report(2).replace("feedback.example", "unknown.example"));
        deliver(report(3).replace("=pass", "=fail"));
        FeedReport reading = read(Optional.empty());
        assertThat(reading.outcome()).isEqualTo(new Outcome.NoData());
        assertThat(reading.remarks()).hasSize(3).allMatch(it -> it.contains("does not vouch"));
    }

    /** Somebody forwards a whole day of complaints in one mail, and one of them is no longer whole. */
    @Test
    void everyComplaintThatIsForwardedInOneMailCounts() throws Exception {
        String forwarded = "Authentication-Results: mx.example.test; dkim=pass header.d=feedback.example\n"
                + "From: a@feedback.example\nMessage-ID: <all@feedback.example>\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/mixed; boundary=all\n\n"
                + Stream.of(report(1), renamed(report(2)), report(3))
                        .map(it -> "--all\nContent-Type: message/rfc822\n\n" + it + "\n")
                        .collect(Collectors.joining())
                + "--all--\n";
        deliver(forwarded);
        FeedReport first = read(Optional.empty());
        assertThat(values(first)).contains("192.0.2.7 complaints=4.0");
        assertThat(first.remarks()).singleElement().asString().contains("no Feedback-Type");
        deliver(forwarded);
        assertThat(values(read(first.bookmark()))).contains("192.0.2.7 complaints=4.0");
    }

    @Test
    void everyReportInOneMessageIsReadWithItsOwnOriginal() throws Exception {
        String one = report(1);
        String parts =
                one.substring(one.indexOf("--=_cut\nContent-Type: message/feedback-report"), one.indexOf("--=_cut--"));
        String other = parts.replace("192.0.2.7", "192.0.2.8").replace("example.test", "elsewhere.test");
        deliver(one.replace("--=_cut--", other + "--=_cut--"));
        assertThat(values(read(Optional.empty())))
                .containsExactlyInAnyOrder(
                        "192.0.2.7 complaints=2.0", "192.0.2.8 complaints=2.0", "example.test complaints=2.0");
    }

    /** What people complain of is seldom well made. */
    @Test
    void aBrokenOriginalLosesNoComplaint() throws Exception {
        deliver(report(1).replace("Subject: offer\n", "Subject: offer\nX-Long: " + "x ".repeat(40_000) + "\n"));
        String nested = IntStream.range(0, 12)
                .mapToObj(it -> "Content-Type: multipart/mixed; boundary=\"b" + it + "\"\n\n--b" + it + "\n")
                .collect(Collectors.joining());
        deliver(report(2).replace("Subject: offer\n", "Subject: offer\n" + nested));
        assertThat(values(read(Optional.empty())))
                .containsExactlyInAnyOrder("192.0.2.7 complaints=4.0", "example.test complaints=4.0");
    }

    @Test
    void withoutASourceTheFirstReceivedHeaderTells() throws Exception {
        deliver(report(1).replace("Source-IP: 192.0.2.7\n", ""));
        assertThat(values(read(Optional.empty()))).contains("192.0.2.7 complaints=2.0");
    }

    /** As Outlook.com sent them for years: no report, only the original and its address in the subject. */
    @Test
    void anOlderJunkMailReportIsAComplaint() throws Exception {
        String older = Recorded.text("arf", "older-junk-mail-report.eml");
        deliver(older);
        assertThat(values(read(Optional.empty())))
                .containsExactlyInAnyOrder("192.0.2.7 complaints=1.0", "example.test complaints=1.0");
    }

    @Test
    void aForwardedMessageIsNoComplaint() throws Exception {
        deliver(Recorded.text("arf", "older-junk-mail-report.eml").replace("X-HmXmrOriginalRecipient", "X-Other"));
        assertThat(read(Optional.empty()).remarks()).singleElement().asString().contains("no feedback report");
    }

    @Test
    void complaintsOlderThanAWeekEndAndThatIsTheNumberZero() throws Exception {
        deliver(report(1));
        FeedReport first = read(Optional.empty());
        later(Duration.ofDays(10));
        assertThat(values(read(first.bookmark()))).contains("192.0.2.7 complaints=0.0");
    }

    @Test
    void anAbsurdNumberOfIncidentsIsRefused() throws Exception {
        deliver(report(1).replace("Incidents: 2", "Incidents: 9223372036854775807"));
        assertThat(read(Optional.empty()).remarks()).singleElement().asString().contains("Incidents");
    }

    @Test
    void nestedPartsAndHugeHeadersAreRefused() {
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        refused(deep.toString(), "nested too deep");
        refused("X-Long: " + "x".repeat(10_000_000) + "\r\n\r\nbody", "not a readable message");
    }

    private static void refused(String message, String why) {
        assertThatThrownBy(() -> MailMessage.parse(
                        new ByteArrayInputStream(message.getBytes(StandardCharsets.US_ASCII)), 30_000_000))
                .isInstanceOf(FeedFailure.class)
                .hasMessageContaining(why);
    }
}
