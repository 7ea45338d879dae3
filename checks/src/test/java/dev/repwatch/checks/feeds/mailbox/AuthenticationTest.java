package dev.repwatch.checks.feeds.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.mailbox.Authentication.Word;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8601 as servers write it. Anybody can add such a header, so only those of our own server count. */
class AuthenticationTest {

    private static final Authentication ANY = new Authentication("mx.test", List.of());
    private static final Authentication KNOWN = new Authentication("MX.test", List.of("Reporter.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.test; dkim=pass (2048-bit key; unprotected) header.d=reporter.example header.i=@reporter.example",
                "mx.test; dkim=pass (a (nested; one) and \\) more) header.d=reporter.example",
                "mx.test 1; dkim=pass header.d=reporter.example",
                "mx.test (our own); dkim=pass header.d=reporter.example",
                "\"mx.test\"; dkim = pass header.d = reporter.example",
                "mx.test; dkim/1=pass reason=\"good; very good\" header.d=reporter.example header.b=\"a=b=\"",
                "mx.test; spf=fail smtp.mailfrom=x; dkim=pass header.i=bounce@mail.reporter.example",
                "mx.test; dkim=fail header.d=other.example; dkim=pass header.d=reporter.example",
                "mx.test; dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=reporter.example",
                "Mx.Test;DKIM=Pass header.D=Reporter.Example",
                "mx.test; dkim=pass header.b=ab=; dkim=pass header.d=\"reporter.example\" (unclosed"
            })
    void vouches(String header) {
        assertThat(KNOWN.of(message(header))).isEqualTo(Word.VOUCHED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.test; dkim=fail (dkim=pass header.d=reporter.example) header.d=reporter.example",
                "mx.test; dkim=fail reason=\"dkim=pass header.d=reporter.example\" header.d=reporter.example",
                "mx.test; spf=pass smtp.mailfrom=reporter.example",
                "mx.test; dkim=pass header.d=notreporter.example",
                "mx.test; dkim=pass header.d=reporter.example.attacker.example",
                "mx.test; dkim=pass",
                "mx.test; none"
            })
    void doesNotVouch(String header) {
        assertThat(KNOWN.of(message(header))).isEqualTo(Word.NOT_VOUCHED);
    }

    @Test
    void resultsOfOthersAreNone() {
        assertThat(ANY.of(message("mx.test.attacker.example; dkim=pass header.d=reporter.example")))
                .isEqualTo(Word.SILENT);
        assertThat(ANY.of(message())).isEqualTo(Word.SILENT);
    }

    /** Microsoft 365 writes no name. What stands below the topmost header came in with the message. */
    @Test
    void resultsWithoutANameCountOnTopWhenNoneHasOurs() {
        String microsoft = "spf=pass (sender IP is 192.0.2.99) smtp.mailfrom=reporter.example; dkim=pass (signature was"
                + " verified) header.d=reporter.example;dmarc=pass action=none header.from=reporter.example";
        assertThat(KNOWN.of(message(microsoft))).isEqualTo(Word.VOUCHED);
        assertThat(KNOWN.of(message("mx.test; dkim=none", microsoft))).isEqualTo(Word.NOT_VOUCHED);
        assertThat(KNOWN.of(message(microsoft, "mx.test; dkim=none"))).isEqualTo(Word.NOT_VOUCHED);
        assertThat(KNOWN.of(message("other.example; dkim=none", microsoft))).isEqualTo(Word.SILENT);
    }

    /** A server that writes no results still writes who handed the message over, above whatever the sender made up. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "from reporter.example (host.attacker.example [203.0.113.7]) by mx.test (Postfix) with ESMTP id 1; Tue",
                "from mx.test (unknown [203.0.113.7]) by mx.test (Postfix) with ESMTPS id 1; Tue",
                "from [10.0.0.1] (unknown [203.0.113.7]) by mx.test with ESMTP; Tue",
                "from a with LMTP (unknown [203.0.113.7]) by mx.test (Postfix) with SMTP id 1",
                "from a by b.outlook.com with LMTP (unknown [203.0.113.7]) by mx.test (Postfix) with ESMTP id 1",
                "from a (10.0.0.1) (unknown [203.0.113.7]) by mx (Postfix) with ESMTP id 1",
                "from x.outlook.com (unknown [203.0.113.7]) by mx.test with ESMTP id 1",
                "from attacker.example by mx.test with ESMTP id 1",
                "from unknown (HELO localhost) (203.0.113.7) by 0 with SMTP"
            })
    void resultsWithoutANameBelowAStrangersHandingOverAreTheSenders(String received) {
        MailMessage.Header made =
                new MailMessage.Header("Authentication-Results", "dkim=pass header.d=reporter.example");
        MailMessage.Header inside =
                new MailMessage.Header("Received", "from mx.test ([192.168.0.2]) by store.test with LMTP id 2; Tue");
        assertThat(KNOWN.of(new MailMessage(
                        List.of(inside, new MailMessage.Header("Received", received), made), List.of())))
                .isEqualTo(Word.SILENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from AM0PR01MB1.eurprd01.prod.exchangelabs.com (2603:10a6::1) by AM9PR01MB2.prod.outlook.com with HTTPS; Tue",
                "from DB5EUR03FT031.eop-EUR03.prod.protection.outlook.com (2603:10a6:1::2) by"
                        + " DB6PR0201CA0025.outlook.office365.com (2603:10a6:4::35) with Microsoft SMTP Server"
                        + " (version=TLS1_2, cipher=X) id 15.20.1 via Frontend Transport; Tue",
                "from mx.test by store.test with LMTP id 1; Tue",
                "from localhost (localhost [127.0.0.1]) by mx.test (Postfix) with ESMTP id 1; Tue",
                "by mx.test (Postfix, from userid 107) id 1; Tue"
            })
    void resultsWithoutANameCountBelowHopsInsideOurHouse(String received) {
        MailMessage.Header written =
                new MailMessage.Header("Authentication-Results", "dkim=pass header.d=reporter.example");
        MailMessage.Header taken = new MailMessage.Header(
                "Received", "from mail.reporter.example (192.0.2.99) by DB5EUR03FT031.mail.protection.outlook.com");
        assertThat(KNOWN.of(new MailMessage(
                        List.of(new MailMessage.Header("Received", received), written, taken), List.of())))
                .isEqualTo(Word.VOUCHED);
    }

    /** Where nobody knows the name, or nobody may add anything: above what came in, or under the name that is known. */
    @Test
    void strictlyOnlyWhatStandsOnTopOrHasTheName() {
        MailMessage.Header received = new MailMessage.Header("Received", "from a by mx.test");
        MailMessage.Header named =
                new MailMessage.Header("Authentication-Results", "mx.test; dkim=pass header.d=reporter.example");
        MailMessage.Header nameless =
                new MailMessage.Header("Authentication-Results", "dkim=pass header.d=reporter.example");
        assertThat(strict("", named, received)).isEqualTo(Word.VOUCHED);
        assertThat(strict("", nameless, received)).isEqualTo(Word.VOUCHED);
        assertThat(strict("", received, named)).isEqualTo(Word.SILENT);
        assertThat(strict("", received, nameless)).isEqualTo(Word.SILENT);
        assertThat(strict("MX.test", received, named)).isEqualTo(Word.VOUCHED);
        assertThat(strict("mx.test", received, nameless)).isEqualTo(Word.SILENT);
        assertThat(strict("other.test", named, received)).isEqualTo(Word.SILENT);
        MailMessage.Header another =
                new MailMessage.Header("Authentication-Results", "mx.test; dkim=pass header.d=other.example");
        assertThat(strict("", another, named, received)).isEqualTo(Word.NOT_VOUCHED);
    }

    private static Word strict(String server, MailMessage.Header... headers) {
        return Authentication.strict(new MailMessage(List.of(headers), List.of()), server, List.of("reporter.example"));
    }

    private static MailMessage message(String... results) {
        return new MailMessage(
                Stream.of(results)
                        .map(it -> new MailMessage.Header("Authentication-Results", it))
                        .toList(),
                List.of());
    }
}
