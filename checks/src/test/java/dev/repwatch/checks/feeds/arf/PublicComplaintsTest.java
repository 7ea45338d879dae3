package dev.repwatch.checks.feeds.arf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.PublicSamples;
import dev.repwatch.checks.feeds.mailbox.FeedbackReport;
import dev.repwatch.checks.feeds.mailbox.MailMessage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Feedback reports of sisimai's set-of-emails and of parsedmarc: read, or none for the reason that stands here. */
@Tag("samples")
class PublicComplaintsTest {

    /** Of the files that are called a feedback report by their collection. */
    private static final Map<String, String> NO_REPORT = Map.of(
            "arf-26.eml", "a letter of Apple's mail program that asks to unsubscribe; it has no feedback report");

    @Test
    void everyFeedbackReportOfSisimaiIsRead() {
        Map<String, String> said = PublicSamples.each("set-of-emails/maildir/bsd", PublicComplaintsTest::said);
        Map<String, String> reports = new TreeMap<>(said);
        reports.keySet().removeIf(it -> !it.startsWith("arf-"));
        reports.forEach((file, what) -> System.out.println(what + "  " + file));
        Map<String, String> others = new TreeMap<>(reports);
        others.values().removeIf(it -> it.startsWith("read"));
        System.out.println((reports.size() - others.size()) + " of " + reports.size()
                + " feedback reports of set-of-emails were read; " + NO_REPORT);
        assertThat(reports).hasSizeGreaterThanOrEqualTo(17);
        assertThat(others.keySet()).containsExactlyInAnyOrderElementsOf(NO_REPORT.keySet());
        List<String> among = said.entrySet().stream()
                .filter(it -> !reports.containsKey(it.getKey()) && it.getValue().startsWith("read"))
                .map(it -> it.getValue() + "  " + it.getKey())
                .toList();
        System.out.println("among " + (said.size() - reports.size()) + " bounces: " + among);
        assertThat(said.values()).allMatch(it -> it.matches("(?s)(read |no report|refused: ).*"));
    }

    @Test
    void theFailureReportsOfParsedmarcAreToldFromComplaints() {
        Map<String, String> said = PublicSamples.each("parsedmarc/samples/failure", PublicComplaintsTest::said);
        said.forEach((file, what) -> System.out.println(what + "  " + file));
        assertThat(said.values()).allMatch(it -> it.startsWith("read auth-failure") || it.equals("no report"));
    }

    private static String said(byte[] bytes) {
        try {
            MailMessage message = MailMessage.parse(new ByteArrayInputStream(bytes), 20_000_000);
            FeedbackReport.Found found = FeedbackReport.in(message);
            if (!found.unreadable().isEmpty()) {
                throw found.unreadable().get(0);
            }
            return found.reports().stream()
                    .findFirst()
                    .map(it -> "read " + it.type() + " " + it.sources() + " " + it.domains())
                    .orElse("no report");
        } catch (FeedFailure refused) {
            return "refused: " + refused.detail();
        }
    }
}
