package dev.repwatch.checks.feeds.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The address that handed a message over, in the spellings of mail servers. */
class ReceivedTrailTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Postfix, Sendmail, Exim with and without a name, qmail, Yahoo, Exchange, Courier, Google
                "from mta.example.jp (mta.example.jp [192.0.2.10]) by mx.reporter.example (Postfix) with ESMTPS id 4X",
                "from mta.example.jp (IDENT:root@mta.example.jp [192.0.2.10] (may be forged)) by mx.reporter.example",
                "from mta.example.jp ([192.0.2.10]:41234 helo=mta) by mx.reporter.example with esmtps (Exim 4.97)",
                "from [192.0.2.10] (port=4123 helo=mta.example.jp) by mx.reporter.example with esmtp (Exim 4.97)",
                "from unknown (HELO mta.example.jp) (192.0.2.10) by mx.reporter.example with SMTP",
                "from 192.0.2.10 (EHLO mta.example.jp) by mta4.yahoo.example with SMTPS",
                "from mta.example.jp (192.0.2.10) by BN1.mail.protection.outlook.example (10.13.0.1) with Microsoft"
                        + " SMTP",
                "from mta.example.jp ([::ffff:192.0.2.10]) by mx.reporter.example with ESMTP",
                "from mta.example.jp (mta.example.jp. [192.0.2.10]) by mx.google.example with ESMTPS id a",
                "from mta.example.jp (192.0.2.10:25) by mx.reporter.example",
                "from [198.51.100.1] (evil.example [192.0.2.10]) by mx.reporter.example",
                "from x (HELO [198.51.100.1]) (192.0.2.10) by mx.reporter.example"
            })
    void spellings(String hop) {
        assertThat(senders(hop)).containsExactly("192.0.2.10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[IPv6:2001:db8::10]", "IPv6:2001:db8::10", "2001:DB8:0::10", "[2001:db8::10]"})
    void ofTheSixthVersion(String text) {
        assertThat(senders("from mta.example.jp (mta.example.jp " + text + ") by mx.reporter.example"))
                .containsExactly("2001:db8::10");
        assertThat(IpInText.first(text + " (our relay)")).contains("2001:db8::10");
    }

    @ParameterizedTest
    @CsvSource({
        "inner.reporter.example ([10.0.0.5]), store.reporter.example",
        "BN1.outlook.example (2603:10b6::1), BN2",
        "mx.reporter.example ([198.51.100.9]), store.reporter.example",
        "a.prod.outlook.com (2603:10b6::1), b.prod.exchangelabs.com",
        "localhost (localhost [127.0.0.1]), mx.reporter.example"
    })
    void hopsInsideTheReceiverArePassedOver(String from, String by) {
        assertThat(senders(
                        "from " + from + " by " + by + " with ESMTP",
                        "from mta (mta [192.0.2.10]) by mx.reporter.example"))
                .contains("192.0.2.10");
    }

    @Test
    void whatStandsBelowTheBorderMayBeMadeUp() {
        assertThat(senders(
                        "from evil.example (evil.example [198.51.100.9]) by mx.reporter.example with ESMTP",
                        "from mta.example.jp (mta.example.jp [192.0.2.10]) by evil.example with ESMTP"))
                .containsExactly("198.51.100.9");
    }

    @Test
    void partsOfNamesAndVersionsAreNoAddresses() {
        assertThat(senders("from 192.0.2.1.static.example.com (unknown) by mx.reporter.example (1.2.3)"))
                .isEmpty();
        assertThat(IpInText.all("version 1.2.3 of 10/8, 300.1.1.1, a:b, 12:30:00, 1.2.3.4.5"))
                .isEmpty();
    }

    private static List<String> senders(String... hops) {
        return ReceivedTrail.senders(Stream.of(hops)
                .map(it -> new MailMessage.Header("Received", it))
                .toList());
    }
}
