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
