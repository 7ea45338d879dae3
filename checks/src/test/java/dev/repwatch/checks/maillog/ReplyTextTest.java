package dev.repwatch.checks.maillog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.maillog.refusal.ReplyText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What differs from mail to mail is taken out, and what tells something stays. */
class ReplyTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550-5.1.1 No such 550 5.1.1  user d2e1a72fcca58-si111pfb.1 - gsmtp | 550 5.1.1 no such user id.1 -"
                        + " gsmtp",
                "553 5.7.1 Mail from 198.51.100.7 not allowed - VS98-IP1 deferred | 553 5.7.1 mail from 0.0.0.0 not"
                        + " allowed - vs98-ip1 deferred",
                "550 <joe.doe+x@b.example>: unknown | 550 <user@domain>: unknown",
                "550 unknown user joe@docomo.ne.jp or joe@mail.gmail.com: ask ann@b.example. | 550 unknown user"
                        + " user@docomo.ne.jp or user@gmail.com: ask user@domain.",
                "554 blocked [2001:db8::1] by list.example=127.0.0.2 (S3140) | 554 blocked [::] by"
                        + " list.example=127.0.0.2 (s3140)",
                "554 blocked; ref 483c6896/435 or 16ee925 | 554 blocked; ref id/435 or 16ee925",
                "550  \u00c4\tuser   unknown | 550 \u00e4 user unknown",
                "450 see answer/188131 | 450 see answer/0",
                "421 AUP#In-1320 RL000010 OFR006_102 [CS01] | 421 aup#in-1320 rl000010 ofr006_102 [cs01]"
            })
    void masked(String reply, String text) {
        assertThat(ReplyText.of(Reply.of(reply).orElseThrow())).isEqualTo(text);
    }
}
