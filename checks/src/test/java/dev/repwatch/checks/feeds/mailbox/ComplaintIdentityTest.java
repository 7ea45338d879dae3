package dev.repwatch.checks.feeds.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.mailbox.MailMessage.Header;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Three people who complain of one bulk mail are three; one complaint that is sent again is one. */
class ComplaintIdentityTest {

    @Test
    void theSameComplaintUnderANewMessageIdIsOne() {
        assertThat(identity("<r1@reporter.example>", "<o@example.jp>", "<u0@reporter.example>"))
                .isEqualTo(identity("<r2@reporter.example>", "<o@example.jp>", "<U0@Reporter.example>"))
                .isNotEqualTo(identity("<r2@reporter.example>", "<o@example.jp>", "<u1@reporter.example>"));
    }

    @ParameterizedTest
    @CsvSource({
        "<redacted>, <u0@reporter.example>",
        "<redacted@redacted>, <u0@reporter.example>",
        "'', <u0@reporter.example>",
        "<o@example.jp>, redacted",
        "<o@example.jp>, <redacted@reporter.example>",
        "<o@example.jp>, ***@reporter.example",
        "<o@example.jp>, ''"
    })
    void whatIsBlackedOutNamesNothing(String about, String recipient) {
        assertThat(identity("<r1@reporter.example>", about, recipient))
                .isNotEqualTo(identity("<r2@reporter.example>", about, recipient))
                .isEqualTo(identity("<r1@reporter.example>", about, recipient));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "two"})
    void withoutAnyIdTheWholeReportIsItsName(String subject) {
        MailMessage report = new MailMessage(List.of(new Header("Subject", subject)), List.of());
        MailMessage other = new MailMessage(List.of(new Header("Subject", "three")), List.of());
        assertThat(ComplaintIdentity.of(report, List.of(), List.of(), 0))
                .isNotEqualTo(ComplaintIdentity.of(other, List.of(), List.of(), 0));
    }

    private static String identity(String report, String about, String recipient) {
        return ComplaintIdentity.of(
                new MailMessage(List.of(new Header("Message-ID", report)), List.of()),
                List.of(new Header("Original-Rcpt-To", recipient)),
                List.of(new Header("Message-ID", about)),
                0);
    }
}
