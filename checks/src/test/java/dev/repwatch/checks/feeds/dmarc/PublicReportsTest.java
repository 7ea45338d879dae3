package dev.repwatch.checks.feeds.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.PublicSamples;
import dev.repwatch.checks.feeds.mailbox.DocumentKind;
import dev.repwatch.checks.feeds.mailbox.MailMessage;
import dev.repwatch.checks.feeds.mailbox.ReportArchive;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The samples of parsedmarc: every aggregate report among them is read, and every other file is none for its own reason. */
@Tag("samples")
class PublicReportsTest {

    private static final List<String> AGGREGATE = List.of("aggregate/", "aggregate_invalid/", "extract_report/");

    @Test
    void everyAggregateReportIsReadAndNothingElseIs() {
        Map<String, String> said = PublicSamples.each("parsedmarc/samples", PublicReportsTest::said);
        said.forEach((file, what) -> System.out.println(what + "  " + file));
        Map<String, String> reports = new TreeMap<>(said);
        reports.keySet().removeIf(it -> AGGREGATE.stream().noneMatch(it::startsWith));
        long read =
                reports.values().stream().filter(it -> it.startsWith("read")).count();
        System.out.println(read + " of " + reports.size() + " aggregate reports of parsedmarc were read");
        assertThat(reports)
                .hasSizeGreaterThanOrEqualTo(24)
                .allSatisfy((file, what) -> assertThat(what).as(file).startsWith("read"));
        Map<String, String> others = new TreeMap<>(said);
        others.keySet().removeAll(reports.keySet());
        // failure reports are letters without XML, TLS reports are JSON, and one file is empty
        assertThat(others).allSatisfy((file, what) -> assertThat(what).as(file).isEqualTo("no XML"));
    }

    private static String said(byte[] bytes) {
        try {
            List<DmarcReport> reports = new ArrayList<>();
            for (byte[] attachment : attachments(bytes)) {
                for (byte[] document : ReportArchive.unpack(attachment)) {
                    if (DocumentKind.of(document) == DocumentKind.XML) {
                        reports.add(DmarcReader.read(document));
                    }
                }
            }
            return reports.isEmpty()
                    ? "no XML"
                    : "read " + reports.get(0).rows().size() + " rows of "
                            + reports.get(0).organisation();
        } catch (FeedFailure refused) {
            return "refused: " + refused.detail();
        }
    }

    private static List<byte[]> attachments(byte[] bytes) throws FeedFailure {
        String start = new String(bytes, 0, Math.min(4000, bytes.length), StandardCharsets.ISO_8859_1);
        boolean letter = start.matches("(?s)[A-Za-z-]{1,40}:.*") || start.startsWith("From ");
        return letter
                ? MailMessage.parse(new ByteArrayInputStream(bytes), 20_000_000).parts().stream()
                        .map(it -> it.body().toByteArray())
                        .toList()
                : List.of(bytes);
    }
}
