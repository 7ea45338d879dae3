package dev.repwatch.checks.maillog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostfixLinesTest {

    private static Attempt one(String program, String text) {
        List<Attempt> found = Lines.attempts(Lines.postfix(program, text));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void textThatLooksLikeAnotherOutcomeIsText() {
        Attempt refused = one(
                "postfix/smtp",
                "4jd0h9Q: to=<a@b.example>, relay=mx.b.example[192.0.2.9]:25, delay=1, delays=0/0/1/0, dsn=5.1.1,"
                        + " status=bounced (host mx.b.example[192.0.2.9] said: 550 5.1.1 no such user) status=sent (250"
                        + " 2.0.0 Ok: queued as 4FAKE to=<victim@c.example>, relay=x, status=bounced ( (in reply to RCPT"
                        + " TO command))");
        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.recipient()).contains("a@b.example");
        assertThat(refused.stage()).contains(Stage.RCPT);
    }

    @Test
    void anAddressMayHoldWhatEndsFields() {
        Attempt sent = one(
                "postfix/smtp",
                "4jd0h9Q: to=<\"odd, status=bounced (x> name=x\"@b.example>, relay=mx.b.example[192.0.2.9]:25, delay=1,"
                        + " delays=0.5/0.1/1.25/0.01, dsn=2.0.0, status=sent (250 ok)");
        assertThat(sent.recipient()).contains("\"odd, status=bounced (x> name=x\"@b.example");
        assertThat(sent.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(sent.delays().map(Delays::connect)).contains(Duration.ofMillis(1250));
    }

    @Test
    void keysThatAreNewArePassedOver() {
        Attempt sent = one(
                "postfix/relay/smtp",
                "4jd0h9Q: to=<a@b.example>, orig_to=<c@d.example>, relay=mx.b.example[2001:db8::9]:25, conn_use=2,"
                        + " delay=1, delays=0/0/1/0, tls=dane/!requiretls:nocertmatch, dsn=2.0.0, status=sent (250 2.0.0"
                        + " Ok)");
        assertThat(sent.relay()).isEqualTo(Relay.of("mx.b.example", "2001:db8::9", 25));
        assertThat(sent.egress()).isEqualTo(new Egress("postfix/relay", Optional.empty()));
    }

    @Test
    void theIdentHoldsTheAddress() {
        String text =
                "4A: to=<a@b.example>, relay=mx.b.example[192.0.2.9]:25, delay=1, dsn=2.0.0, status=sent (250 ok)";
        assertThat(one("postfix-239.58.50.50/smtp", text).egress().ip()).contains("239.58.50.50");
        assertThat(one("postfix/198.51.100.8/smtp", text).egress().ip()).contains("198.51.100.8");
        assertThat(one("postfix-2001:db8::5/smtp", text).egress().ip()).contains("2001:db8::5");
        assertThat(one("postfix-out1/smtp", text).egress().ip()).contains("198.51.100.7");
        assertThat(one("postfix-out1/polite/smtp", text).egress().ip()).isEmpty();
        assertThat(one("postfix-10.1/smtp", text).egress().ip()).isEmpty();
    }

    @Test
    void aSoftBounceIsADeferralWhateverItsCode() {
        Attempt soft = one(
                "postfix/smtp",
                "4A: to=<a@b.example>, relay=mx.b.example[192.0.2.9]:25, delay=1, dsn=4.1.1, status=SOFTBOUNCE"
                        + " (host mx.b.example[192.0.2.9] said: 550 5.1.1 user unknown (in reply to RCPT TO command))");
        assertThat(soft.outcome()).isEqualTo(Outcome.DEFERRED);
        assertThat(soft.reply().map(Reply::code)).contains(550);
    }

    @Test
    void inboundAndEvidenceAreNoAttempts() {
        assertThat(Lines.attempts(
                        Lines.postfix(
                                "postfix/smtpd",
                                "NOQUEUE: reject: RCPT from x[192.0.2.1]: 554 5.7.1 blocked using zen; status=bounced"
                                        + " (x)"),
                        Lines.postfix(
                                "postfix/smtp",
                                "4A: host mx.b.example[192.0.2.9] said: 450 4.2.0 later status=sent (x)"),
                        Lines.postfix(
                                "postfix/smtp",
                                "4A: lost connection with mx.b.example[192.0.2.9] while sending RCPT TO"),
                        Lines.postfix("postfix/qmgr", "4A: from=<a@b.example>, size=1, nrcpt=1 (queue active)")))
                .isEmpty();
    }

    @Test
    void whatTheQueueRemembersIsNoAnswer() {
        Judged cached = Lines.judged(Lines.postfix(
                        "postfix/error",
                        "2DC5552A34: to=<u@att.example>, relay=none, delay=63495, delays=63350/144/0/0,"
                                + " dsn=4.4.2, status=deferred (delivery temporarily suspended: lost connection"
                                + " with mta7.am0.yahoodns.net[198.51.100.83] while sending RCPT TO)"))
                .get(0);
        assertThat(cached.attempt().stage()).contains(Stage.CACHED);
        assertThat(cached.provider()).isEqualTo("yahoo");
        assertThat(cached.attempt().relay()).isEqualTo(Relay.NONE);
    }

    @Test
    void theOwnTransportMapIsNoReceiver() {
        List<Judged> own = Lines.judged(
                Lines.postfix(
                        "postfix/error",
                        "4A: to=<a@b.example>, relay=none, delay=1, dsn=5.1.1, status=bounced (5.1.1 suppressed)"),
                Lines.postfix(
                        "postfix/local",
                        "4A: to=<root@mx1>, relay=local, delay=1, dsn=2.0.0, status=sent (delivered to mailbox)"),
                Lines.postfix(
                        "postfix/lmtp",
                        "4A: to=<a@b.example>, relay=mx1[private/dovecot-lmtp], delay=1, dsn=2.0.0, status=sent (250"
                                + " 2.0.0 Saved)"));
        assertThat(own).extracting(Judged::meaning).containsOnly(ReplyClass.LOCAL);
        assertThat(own).extracting(Judged::provider).containsOnly("own_relay");
    }

    @Test
    void aServerThatCannotBeReachedIsTheOneNamed() {
        Judged silent = Lines.judged(Lines.postfix(
                        "postfix/smtp",
                        "4A: to=<a@docomo.ne.jp>, relay=none, delay=30, delays=0/0/30/0, dsn=4.4.1, status=deferred"
                                + " (connect to mfsmax.docomo.ne.jp[192.0.2.29]:25: Connection timed out)"))
                .get(0);
        assertThat(silent.attempt().relay()).isEqualTo(Relay.of("mfsmax.docomo.ne.jp", "192.0.2.29", 25));
        assertThat(silent.attempt().stage()).contains(Stage.CONNECT);
        assertThat(silent.meaning()).isEqualTo(ReplyClass.NETWORK);
        assertThat(silent.provider()).isEqualTo("docomo");
    }

    @Test
    void aMessageWhoseTimeIsOver() {
        Attempt expired = one("postfix/qmgr", "585BC3F: from=<>, status=expired, returned to sender");
        assertThat(expired.outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(expired.recipient()).isEmpty();
    }

    @Test
    void aLineThatSyslogCutStillSaysItsOutcome() {
        Attempt cut = one(
                "postfix/smtp",
                "4A: to=<a@b.example>, relay=mx.b.example[192.0.2.9]:25, delay=1, dsn=5.7.1, status=bounced"
                        + " (host mx.b.example[192.0.2.9] said: 550 5.7.1 blocked beca");
        assertThat(cut.reply().map(Reply::text)).contains("550 5.7.1 blocked beca");
    }
}
