package dev.repwatch.checks.maillog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.maillog.file.LogFollower;
import dev.repwatch.checks.maillog.file.LogLines;
import dev.repwatch.checks.maillog.line.LineSink;
import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import dev.repwatch.checks.maillog.refusal.Suppress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people complained of in public about readers of mail logs, one test each; the number is that of the list. */
class ComplaintsTest {

    private static final String SENT =
            "4A: to=<a@b.example>, relay=mx.b.example[192.0.2.9]:25, delay=1, delays=0/0/1/0, dsn=2.0.0, status=sent"
                    + " (250 ok)";

    private static Judged answer(String status, String reply) {
        return Lines.judged(Lines.answered("mx.b.example", status, reply, "RCPT TO"))
                .get(0);
    }

    @Test
    void c01PflogsummCountsOneOfThreeIdents() {
        assertThat(Lines.attempts(
                        Lines.postfix("postfix/smtp", SENT),
                        Lines.postfix("postfix-out1/smtp", SENT),
                        Lines.postfix("postfix/polite/smtp", SENT)))
                .hasSize(3);
    }

    @Test
    void c02KuminaPostfixExporter78RotatedFileKeptOpen(@TempDir Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        Path log = Files.writeString(folder.resolve("mail.log"), "line 1\n");
        try (LogFollower follower = new LogFollower(
                log, (first, resumed) -> new LogLines(List.of(), LineSink.text(found::add)), List.of(), false)) {
            follower.look(Instant.EPOCH);
            Files.move(log, folder.resolve("mail.log.1"));
            Files.writeString(log, "line 2\n");
            follower.look(Instant.EPOCH);
            follower.look(Instant.EPOCH);
        }
        assertThat(found).containsExactly("line 1", "line 2");
    }

    @Test
    void c03KuminaPostfixExporter118TheLogIsNotCopied(@TempDir Path folder) throws IOException {
        Path log = Files.writeString(folder.resolve("mail.log"), (SENT + "\n").repeat(20_000));
        try (LogFollower follower = new LogFollower(
                log, (first, resumed) -> new LogLines(List.of(), LineSink.text(line -> {})), List.of(), false)) {
            assertThat(follower.look(Instant.EPOCH).read()).isLessThanOrEqualTo(1 << 20);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(log);
        }
    }

    @Test
    void c04JournaldIsReadByIdentifierNotByUnit() {
        assertThat(Lines.attempts(
                        "{\"__REALTIME_TIMESTAMP\":\"1794186123000000\",\"_SYSTEMD_UNIT\":\"postfix@-.service\","
                                + "\"SYSLOG_IDENTIFIER\":\"postfix/smtp\",\"MESSAGE\":\"" + SENT + "\"}"))
                .hasSize(1);
    }

    @Test
    void c05KuminaPostfixExporter36BouncesAreNotAmongLinesIgnored() {
        assertThat(answer("bounced", "550 5.1.1 user unknown").attempt().outcome())
                .isEqualTo(Outcome.REFUSED);
        assertThat(answer("deferred", "450 4.2.0 later").attempt().outcome()).isEqualTo(Outcome.DEFERRED);
    }

    @Test
    void c06RelayColonColonOneAndReplyWithoutHost() {
        Judged own = Lines.judged(Lines.postfix(
                        "postfix/smtp",
                        "4A: to=<a@b.example>, relay=::1[::1]:10024, delay=1, dsn=2.0.0, status=sent (250 ok)"))
                .get(0);
        assertThat(own.provider()).isEqualTo("own_relay");
        Judged bare = Lines.judged(Lines.postfix(
                        "postfix/smtp",
                        "4A: to=<a@b.example>, relay=none, delay=1, dsn=4.4.1, status=deferred (Connection refused)"))
                .get(0);
        assertThat(bare.attempt().relay()).isEqualTo(Relay.NONE);
    }

    @Test
    void c07DockerMailserver4709TheYearInMixedForms() {
        assertThat(Lines.attempts(
                        ZoneOffset.UTC,
                        Instant.parse("2024-06-20T00:00:00Z"),
                        "Dec 30 10:00:00 mx1 postfix/smtp[1]: " + SENT,
                        "2024-01-02T10:00:00+00:00 mx1 postfix/smtp[1]: " + SENT,
                        "Jan  3 10:00:00 mx1 postfix/smtp[1]: " + SENT))
                .extracting(attempt -> attempt.time().toString().substring(0, 10))
                .containsExactly("2023-12-30", "2024-01-02", "2024-01-03");
    }

    @Test
    void c08YouyoPostfixLogParser7TheYearIsNotZero() {
        assertThat(Lines.attempts(Lines.postfix("postfix/smtp", SENT)).get(0).time())
                .isEqualTo("2026-11-29T21:31:05Z");
    }

    @Test
    void c11MailcowLogsViewer94TwoBouncesInOneBatch() {
        String line = Lines.answered("mx.b.example", "bounced", "550 5.1.1 user unknown", "RCPT TO");
        assertThat(Lines.judged(line, line)).hasSize(2);
    }

    @Test
    void c12Vutuv992FiveZeroZeroIsNobodysEnd() {
        assertThat(answer("bounced", "550 5.0.0 mail refused").suppress()).isEqualTo(Suppress.NO);
    }

    @Test
    void c13HyvorRelay258AListedAddressSuppressesNobody() {
        Judged listed = answer(
                "bounced", "554 5.7.1 Service unavailable; Client host [198.51.100.7] blocked using zen.spamhaus.org");
        assertThat(listed.suppress()).isEqualTo(Suppress.NO);
        assertThat(listed.list()).contains("spamhaus-zen");
    }

    @Test
    void c14UseSend337EachRecipientAnswersForItself() {
        List<Judged> both = Lines.judged(
                Lines.answered("mx.b.example", "bounced", "550 5.1.1 user unknown", "RCPT TO"),
                Lines.postfix("postfix-out1/smtp", SENT.replace("<a@", "<cc@")));
        assertThat(both).extracting(Judged::suppress).containsExactly(Suppress.YES, Suppress.NO);
    }

    @Test
    void c15Postal786HardFailuresAreTreatedAlike() {
        assertThat(List.of(
                        answer(
                                "bounced",
                                "550 5.1.1 <a@b.example>: Recipient address rejected: User unknown in virtual mailbox"
                                        + " table"),
                        answer("bounced", "550 No such user here"),
                        answer("bounced", "553 sorry, no mailbox here by that name. (#5.7.1)")))
                .extracting(Judged::suppress)
                .containsOnly(Suppress.YES);
    }

    @Test
    void c16ZoneMta324NoUserFound() {
        assertThat(answer("bounced", "550 No user found").meaning()).isEqualTo(ReplyClass.UNKNOWN_USER);
    }

    @Test
    void c17Kumomta431MailboxNotFoundWithFiveFiveTwo() {
        Judged gone = Lines.judged(Lines.answered(
                        "mta6.am0.yahoodns.net",
                        "bounced",
                        "552 1 Requested mail action aborted, mailbox not found",
                        "RCPT TO"))
                .get(0);
        assertThat(gone.suppress()).isEqualTo(Suppress.YES);
    }

    @Test
    void c18Postal589TheSmallReceiverThatBlocksIsNamed() {
        Judged small = answer("bounced", "550 5.7.1 your IP is blocked");
        assertThat(small.provider()).isEqualTo("other");
        assertThat(small.attempt().relay().host()).contains("mx.b.example");
        assertThat(small.meaning()).isEqualTo(ReplyClass.IP_REPUTATION);
    }

    @Test
    void c19P5Sisimai221AccessDeniedIsNoUnknownUser() {
        assertThat(answer("bounced", "550 5.7.1 <a@b.example>: Recipient address rejected: Access denied")
                        .suppress())
                .isEqualTo(Suppress.NO);
    }

    /** A Sieve rule, or docomo's filter since 2025-03-13, drops it behind the same words. */
    @Test
    void c20MailcowLogsViewer65AcceptedIsNotDelivered() {
        List<Judged> taken = Lines.judged(
                Lines.postfix("postfix/smtp", SENT),
                Lines.postfix(
                        "postfix/smtp",
                        SENT.replace("mx.b.example", "mfsmax.docomo.ne.jp")
                                .replace("250 ok", "250 Requested mail action okay, completed")));
        assertThat(taken).allSatisfy(judged -> {
            assertThat(judged.attempt().outcome().label()).isEqualTo("accepted");
            assertThat(judged.attempt().stage())
                    .as("how far it came afterwards nobody knows")
                    .isEmpty();
        });
        Judged here = Lines.judged(Lines.postfix(
                        "postfix/lmtp",
                        "4A: to=<a@b.example>, relay=mx1[private/dovecot-lmtp], delay=1, dsn=2.0.0, status=sent (250 2.0.0"
                                + " <a@b.example> Saved)"))
                .get(0);
        assertThat(here.meaning())
                .as("put down here, which is no receiver's word")
                .isEqualTo(ReplyClass.LOCAL);
    }

    @Test
    void c21OsmOperations674TheReceiversResolverIsRefused() {
        Judged misread = answer(
                "bounced",
                "554 5.7.1 Service unavailable; Client host [198.51.100.7] blocked using zen.spamhaus.org; Error: open"
                        + " resolver; https://check.spamhaus.org/returnc/pub/192.0.2.53");
        assertThat(misread.meaning()).isEqualTo(ReplyClass.RECEIVER_MISCONFIGURED);
        assertThat(misread.list()).isEmpty();
    }

    @Test
    void c22GrokPatterns87ErrorAndLmtpLines() {
        assertThat(Lines.attempts(
                        Lines.postfix(
                                "postfix/error",
                                "4A: to=<a@b.example>, relay=none, delay=1, dsn=4.4.2, status=deferred (delivery"
                                        + " temporarily suspended: lost connection with mx.b.example[192.0.2.9] while"
                                        + " sending RCPT TO)"),
                        Lines.postfix("postfix/lmtp", SENT)))
                .hasSize(2);
    }

    @Test
    void c23Anymail130TemporaryIsNoBounce() {
        Attempt soft = Lines.attempts(
                        "{\"eventType\":\"Bounce\",\"mail\":{\"timestamp\":\"2026-11-29T10:00:00Z\",\"messageId\":\"m\"},"
                                + "\"bounce\":{\"bounceType\":\"Transient\",\"bouncedRecipients\":[{\"emailAddress\":\"a@b.example\",\"diagnosticCode\":\"smtp;"
                                + " 450 4.2.0 later\"}]}}")
                .get(0);
        assertThat(soft.outcome()).isEqualTo(Outcome.DEFERRED);
    }
}
