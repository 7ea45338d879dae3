package dev.repwatch.checks.maillog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.Suppress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies that are about us, the network or the receiver never stop mail to a person. */
class NeverSuppressedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.7.1 Service unavailable; Client host [198.51.100.7] blocked using zen.spamhaus.org; Error: open"
                        + " resolver; https://www.spamhaus.org/returnc/pub/",
                "550 5.7.1 <a@b.example>: Recipient address rejected: Access denied",
                "550 5.7.1 <a@b.example>: Recipient address rejected: Blocked by SPF",
                "550 5.0.0 Rejected",
                "550 address 198.51.100.7 was refused, to be removed see https://bl.example/",
                "550 5.7.1 Your IP address is not valid for sending mail here",
                "553 5.1.8 <x@y.example>... Domain of sender address x@y.example does not exist",
                "550 sender verify failed: user unknown",
                "550 Verification failed for <bounce@example.jp> The mail server could not deliver mail. The account"
                        + " or domain may not exist",
                "450 4.1.1 <a@b.example>: Recipient address rejected: unverified address: user unknown",
                "450 4.1.1 user unknown",
                "554 5.7.1 Reverse DNS of client host not found",
                "550 5.7.26 domain user authentication unknown: SPF does not exist",
                "550 5.4.1 Recipient address rejected: Access denied",
                "451 4.3.0 user lookup failed, account database not found"
            })
    void stays(String reply) {
        Judged judged = Lines.judged(Lines.answered("mx.b.example", "bounced", reply, "RCPT TO"))
                .get(0);
        assertThat(judged.suppress()).as("%s", judged.meaning()).isEqualTo(Suppress.NO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL FROM", "EHLO"})
    void beforeTheRecipientIsNamedNobodyIsUnknown(String command) {
        Judged judged = Lines.judged(Lines.answered("mx.b.example", "bounced", "550 5.1.1 user unknown", command))
                .get(0);
        assertThat(judged.suppress()).isEqualTo(Suppress.NO);
    }
}
