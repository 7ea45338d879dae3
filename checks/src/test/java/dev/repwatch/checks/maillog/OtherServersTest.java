package dev.repwatch.checks.maillog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherServersTest {

    @Test
    void eximWithEveryExtra() {
        Attempt refused = Lines.attempts(
                        "2026-11-29 21:31:40.123 +0900 [77] 1xXmUm-0000000006y-0009 ** a@b.example <c@d.example>"
                                + " F=<e@f.example> R=r T=remote_smtp H=mx.b.example (mx) [2001:db8::9]:25"
                                + " I=[2001:db8::1]:4000 X=TLS1.3:X:256 CV=yes DN=\"/CN=a: b\": SMTP error from remote"
                                + " mail server after RCPT TO:<a@b.example>: 550-5.1.1 \\346\\227\\245\\n"
                                + "550 5.1.1 gone: DT=2s x QT=1m DT=0.250s")
                .get(0);
        assertThat(refused.time()).isEqualTo("2026-11-29T12:31:40.123Z");
        assertThat(refused.queueId()).contains("1xXmUm-0000000006y-0009");
        assertThat(refused.recipient()).contains("a@b.example");
        assertThat(refused.relay().ip()).contains("2001:db8::9");
        assertThat(refused.egress().ip()).contains("2001:db8::1");
        assertThat(refused.stage()).contains(Stage.RCPT);
        assertThat(refused.reply().map(Reply::text)).contains("550-5.1.1 日 550 5.1.1 gone: DT=2s x");
    }

    @Test
    void olderEximNamesTheHostInTheText() {
        Attempt refused = Lines.attempts(
                        "2016-01-02 03:04:05 1aFLYT-0001Xa-Bc ** a@b.example R=dnslookup T=remote_smtp: SMTP error"
                                + " from remote mail server after RCPT TO:<a@b.example>: host mx.b.example [192.0.2.9]:"
                                + " 550 no such user")
                .get(0);
        assertThat(refused.relay()).isEqualTo(Relay.of("mx.b.example", "192.0.2.9", 0));
        assertThat(refused.reply().map(Reply::text)).contains("550 no such user");
    }

    @Test
    void eximOutcomesThatAreNone() {
        List<Judged> found = Lines.judged(
                "2026-11-29 21:31:40 1xXmUm-00006y-09 => a <a@b.example> R=localuser T=local_delivery",
                "2026-11-29 21:31:40 1xXmUm-00006y-09 == a@b.example R=r T=remote_smtp defer (-53): retry time not"
                        + " reached for any host",
                "2026-11-29 21:31:40 1xXmUm-00006y-09 ** a@b.example R=r T=remote_smtp: retry timeout exceeded",
                "2026-11-29 21:31:40 1xXmUm-00006y-09 ** a@nowhere.example: Unrouteable address",
                "2026-11-29 21:31:40 1xXmUm-00006y-09 == a@b.example R=r T=remote_smtp defer (110) H=mx.b.example"
                        + " [192.0.2.9]: Connection timed out",
                "2026-11-29 21:31:40 1xXmUm-00006y-09 H=mx.b.example [192.0.2.9]: SMTP error from remote mail server"
                        + " after RCPT TO:<a@b.example>: 450 x",
                "2026-11-29 21:31:40 1xXmUm-00006y-09 Completed");
        assertThat(found)
                .extracting(Judged::meaning)
                .containsExactly(
                        ReplyClass.LOCAL,
                        ReplyClass.NETWORK,
                        ReplyClass.EXPIRED,
                        ReplyClass.BAD_DOMAIN,
                        ReplyClass.NETWORK);
        assertThat(found.get(1).attempt().stage()).contains(Stage.CACHED);
        assertThat(found.get(4).attempt().stage()).contains(Stage.CONNECT);
    }

    @Test
    void sendmailIsBelievedByItsCodeNotByTheStrangersWords() {
        Attempt refused = Lines.attempts(
                        "Nov 29 21:35:30 mx1 sm-mta[1]: 6ATL: to=<a@b.example>,<c@b.example>, ctladdr=<x@y.example>"
                                + " (1/1), delay=00:00:00, mailer=esmtp, pri=1, relay=mx.b.example. [192.0.2.9],"
                                + " dsn=5.1.1, reply=550 5.1.1 no, stat=Sent (ok, stat=User unknown")
                .get(1);
        assertThat(refused.recipient()).contains("c@b.example");
        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.relay()).isEqualTo(Relay.of("mx.b.example", "192.0.2.9", 0));
    }

    @Test
    void openSmtpdHidesTheGreeting() {
        Attempt deferred = Lines.attempts(
                        "Nov 29 21:33:00 mx1 smtpd[1]: aa11 mta connecting address=smtp://192.0.2.58:25"
                                + " host=mx.b.example",
                        "Nov 29 21:33:01 mx1 smtpd[1]: aa11 mta error reason=BANNER rejected: 554 5.7.1 blocked",
                        "Nov 29 21:33:02 mx1 smtpd[1]: 0000 mta delivery evpid=08d1 from=<x@y> to=<a@b.example>"
                                + " rcpt=<-> source=\"198.51.100.7\" relay=\"192.0.2.58 (mx.b.example)\" delay=1s"
                                + " result=\"TempFail\" stat=\"Network error on destination MXs\"")
                .get(0);
        assertThat(deferred.reply().map(Reply::code)).contains(554);
        assertThat(deferred.stage()).contains(Stage.CONNECT);
    }

    @Test
    void powerMtaColumnsFollowTheHeaderAndRecordsSpanLines() {
        Attempt refused = Lines.attempts(
                        "rcpt,type,timeLogged,dsnDiag,dlvSourceIp,dsnMta",
                        "a@b.example,b,1764453600,\"smtp;550 5.1.1 no",
                        "such user\",198.51.100.7,mx.b.example (192.0.2.9)",
                        "a@b.example,rb,1764453600,x,,")
                .get(0);
        assertThat(refused.time()).isEqualTo("2025-11-29T22:00:00Z");
        assertThat(refused.reply().map(Reply::text)).contains("550 5.1.1 no such user");
    }

    @Test
    void kumoWritesSeveralRecipientsInOneRecord() {
        assertThat(Lines.attempts(
                        "{\"type\":\"Delivery\",\"timestamp\":1764453600,\"id\":\"ab\",\"recipient\":[\"a@b.example\",\"c@b.example\"],\"response\":{\"code\":250,\"enhanced_code\":null,\"content\":\"ok\",\"command\":\".\\r"
                                + "\\n"
                                + "\"},\"peer_address\":{\"name\":\"mx.b.example.\",\"addr\":\"192.0.2.9\"},"
                                + "\"source_address\":{\"address\":\"[2001:db8::7]:40000\"}}"))
                .hasSize(2)
                .allSatisfy(attempt -> {
                    assertThat(attempt.egress().ip()).contains("2001:db8::7");
                    assertThat(attempt.relay().host()).contains("mx.b.example");
                    assertThat(attempt.reply().map(Reply::text)).contains("250 ok");
                });
    }

    private static Judged one(String... lines) {
        List<Judged> found = Lines.judged(lines);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void wordsOfKumoItselfAreNoReply() {
        Judged own = one(
                "{\"type\":\"TransientFailure\",\"timestamp\":1764453600,\"id\":\"ab\",\"recipient\":\"a@b.example\",\"peer_address\":null,\"response\":{\"code\":400,\"content\":\"KumoMTA"
                        + " internal: failed to connect to any candidate hosts: connect to 192.0.2.9:25 timed"
                        + " out\",\"command\":null}}");
        assertThat(own.attempt().reply()).isEmpty();
        assertThat(own.attempt().stage()).contains(Stage.CONNECT);
        assertThat(own.meaning()).isEqualTo(ReplyClass.NETWORK);
    }

    @Test
    void powerMtaSaysWhyWhenNoReceiverSpoke() {
        List<Judged> found = Lines.judged(
                "type,timeLogged,rcpt,dsnStatus,dsnDiag,dsnMta,bounceCat",
                "b,1764453600,a@b.example,5.1.2 (bad destination system: no such domain),,,bad-domain",
                "t,1764453600,a@b.example,4.4.2 (bad connection),,[192.0.2.9] (192.0.2.9),bad-connection",
                "t,1764453600,a@b.example,4.4.1,,,no-answer-from-host");
        assertThat(found)
                .extracting(Judged::meaning)
                .containsExactly(ReplyClass.BAD_DOMAIN, ReplyClass.NETWORK, ReplyClass.NETWORK);
        assertThat(found.get(1).attempt().relay()).isEqualTo(Relay.of("", "192.0.2.9", 0));
    }

    @Test
    void sesGivesUpInItsOwnWords() {
        Judged expired =
                one("{\"eventType\":\"Bounce\",\"mail\":{\"timestamp\":\"2026-11-29T10:00:00Z\",\"messageId\":\"m\"},"
                        + "\"bounce\":{\"bounceType\":\"Transient\",\"bouncedRecipients\":[{\"emailAddress\":\"a@b.example\",\"status\":\"4.4.7\",\"diagnosticCode\":\"smtp;"
                        + " 550 4.4.7 Message expired: unable to deliver in 840 minutes.<421 4.4.0 Unable to lookup DNS"
                        + " for b.example>\"}]}}");
        assertThat(expired.attempt().outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(expired.attempt().reply()).isEmpty();
        assertThat(expired.meaning()).isEqualTo(ReplyClass.EXPIRED);
    }

    @Test
    void openSmtpdBracketsSix() {
        Attempt deferred = Lines.attempts(
                        "Nov 29 21:33:02 mx1 smtpd[1]: 0000 mta delivery evpid=08d1 from=<x@y> to=<a@b.example>"
                                + " rcpt=<-> source=\"[2001:db8::7]\" relay=\"[2001:db8::9] (mx.b.example)\" delay=1s"
                                + " result=\"TempFail\" stat=\"421 4.7.0 later\"")
                .get(0);
        assertThat(deferred.egress().ip()).contains("2001:db8::7");
        assertThat(deferred.relay()).isEqualTo(Relay.of("mx.b.example", "2001:db8::9", 0));
    }

    @Test
    void openSmtpdNamesTheDomainWhereNoServerWasFound() {
        Judged gone =
                one("Nov 29 21:33:02 mx1 smtpd[1]: 0000 mta delivery evpid=08d1 from=<x@y> to=<a@gone.example> rcpt=<->"
                        + " source=\"-\" relay=\"gone.example\" delay=1s result=\"PermFail\" stat=\"Domain does not"
                        + " exist\"");
        assertThat(gone.attempt().relay()).isEqualTo(Relay.of("gone.example", "", 0));
        assertThat(gone.meaning()).isEqualTo(ReplyClass.BAD_DOMAIN);
    }

    @Test
    void sendmailShortensAHostWhereALabelEnds() {
        Judged refused =
                one("Nov 29 21:35:30 mx1 sendmail[1]: 6ATL: to=<a@hotmail.co.jp>, delay=00:00:00, mailer=esmtp, pri=1,"
                        + " relay=hotmail-co-jp.olc....ction.outlook.com. [192.0.2.9], dsn=5.7.1, reply=550 5.7.1"
                        + " Unfortunately, messages from [198.51.100.7] weren't sent. Please contact your Internet service"
                        + " provi... (S3150), stat=Service unavailable");
        assertThat(refused.provider()).isEqualTo("outlook");
        assertThat(refused.meaning()).isEqualTo(ReplyClass.IP_REPUTATION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mail for b.example loops back to myself|MAIL_LOOP",
                "message size 12345678 exceeds size limit 10485760 of server mx.b.example[192.0.2.9]|TOO_BIG",
                "Untrusted issuer for mx.b.example|TLS_REQUIRED",
                "TLSA lookup error for mx.b.example:25|TLS_REQUIRED",
                "Domain b.example does not accept mail (nullMX)|BAD_DOMAIN",
                "connect to mx.b.example[192.0.2.9]:25: Connection timed out|NETWORK",
                "connect to mx.b.example[2001:db8::9]:25: Network is unreachable|NETWORK"
            })
    void whatPostfixSaysItself(String words, ReplyClass meaning) {
        Judged found = one(Lines.postfix(
                "postfix/smtp",
                "4A: to=<a@b.example>, relay=none, delay=1, dsn=4.0.0, status=deferred (" + words + ")"));
        assertThat(found.meaning()).isEqualTo(meaning);
        assertThat(found.attempt().reply()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "R=dnslookup defer (-1): host lookup did not complete|BAD_DOMAIN",
                "R=r T=t defer (-37) H=mx.b.example [192.0.2.9]: TLS session is required, but the server did not offer"
                        + " TLS|TLS_REQUIRED",
                "R=r T=t defer (-37) H=mx.b.example [192.0.2.9]: a TLS session is required, but an attempt to start"
                        + " TLS failed|TLS_REQUIRED",
                "R=r T=t defer (111) H=mx.b.example [192.0.2.9]: Connection refused|NETWORK",
                "R=r T=t defer (-38) H=mx.b.example [192.0.2.9]: SMTP timeout after sending data block|NETWORK"
            })
    void whatEximSaysItself(String words, ReplyClass meaning) {
        assertThat(one("2026-11-29 21:31:40 1xXmUm-00006y-09 == a@b.example " + words)
                        .meaning())
                .isEqualTo(meaning);
    }
}
