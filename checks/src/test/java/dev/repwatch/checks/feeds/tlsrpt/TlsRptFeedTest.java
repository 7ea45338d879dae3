package dev.repwatch.checks.feeds.tlsrpt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedDetail;
import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedReport.Outcome;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.Recorded;
import dev.repwatch.checks.feeds.Subjects;
import dev.repwatch.checks.feeds.mailbox.MailboxContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class TlsRptFeedTest extends MailboxContract {

    @Override
    protected FeedType<?> type() {
        return TlsRptFeed.TYPE;
    }

    @Override
    protected Record settings(Way way, String user, Secret password) {
        return new TlsRptSettings(
                way.host(),
                Optional.of(way.port()),
                Optional.of(way.tls()),
                user,
                Optional.of(password),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                way.caFile(),
                way.allowPrivate());
    }

    @Override
    protected String report(int number) {
        return letter(json(number));
    }

    @Override
    protected String reversed(String report) {
        return letter(json(1).replace("\"report-id\": \"1@receiver.example\",", "")
                .replaceFirst("\\{", "{\"report-id\": \"1@receiver.example\","));
    }

    @Override
    protected String extended(String report) {
        return letter(json(1).replaceFirst("\\{", "{\"surprise\": {\"policies\": 7},"));
    }

    @Override
    protected String renamed(String report) {
        String id = report.replaceAll("(?s).*X-Number: (\\d+).*", "$1");
        return letter(json(Integer.parseInt(id)).replace("\"policies\"", "\"findings\""));
    }

    @Override
    protected List<FeedSubject> subjects() {
        return Subjects.domains("example.test");
    }

    @Test
    void sessionsThatFailedAreAShareOfAll() throws Exception {
        deliver(report(1));
        FeedReport reading = read(Optional.empty());
        assertThat(values(reading))
                .containsExactly(
                        "example.test tls_fail_rate=0.1",
                        "example.test tls_sessions=100.0",
                        "example.test tls_failed_sessions=10.0");
        assertThat(reading.measures().get(0).note()).isEqualTo("mostly certificate-expired");
        assertThat(details(reading))
                .contains(
                        new FeedDetail("example.test", "result", "certificate-expired", Map.of("all", 7L), ""),
                        new FeedDetail(
                                "example.test",
                                "reporter",
                                "receiver example",
                                Map.of("all", 100L, "failed", 10L),
                                ""));
    }

    @Test
    void aPolicyThatCannotBeReadLosesOnlyItself() throws Exception {
        String second = json(1).replaceFirst("\"policies\": \\[", "\"policies\": [{\"policy\": {}, \"summary\": 7},");
        deliver(letter(second));
        FeedReport reading = read(Optional.empty());
        assertThat(values(reading)).contains("example.test tls_sessions=100.0");
        assertThat(reading.remarks()).singleElement().asString().contains("1 policies in it cannot be read");
    }

    @Test
    void aDetailThatCannotBeReadLosesNothingOfTheSum() throws Exception {
        deliver(letter(json(1).replaceFirst("\"failed-session-count\": *\\d+", "\"failed-session-count\": \"many\"")));
        assertThat(values(read(Optional.empty())))
                .contains("example.test tls_sessions=100.0", "example.test tls_failed_sessions=10.0");
    }

    @Test
    void aReportOfWhichNothingCanBeReadIsNotOneAboutNobodyWatched() throws Exception {
        deliver(letter(json(1).replace("total-failure-session-count", "total-failures")));
        FeedReport reading = read(Optional.empty());
        assertThat(reading.outcome()).isEqualTo(new Outcome.NoData());
        assertThat(reading.remarks()).singleElement().asString().contains("none of the policies");
    }

    @Test
    void aTimeWithoutAnOffsetIsUtc() throws Exception {
        deliver(letter(json(1).replaceAll("(\\d\\d:\\d\\d:\\d\\d)Z", "$1")));
        assertThat(values(read(Optional.empty()))).contains("example.test tls_sessions=100.0");
    }

    @Test
    void aDmarcReportIsOfAnotherFeed() throws Exception {
        deliver("From: r@receiver.example\r\nSubject: x\r\nContent-Type: text/xml\r\n\r\n<feedback></feedback>\r\n");
        FeedReport reading = read(Optional.empty());
        assertThat(reading.outcome()).isEqualTo(new Outcome.NoData());
        assertThat(reading.remarks()).singleElement().asString().contains("[feeds.dmarc]");
    }

    private String json(int number) {
        return Recorded.text("tlsrpt", "report.json")
                .replace("@@N@@", String.valueOf(number))
                .replace(
                        "@@DAY@@",
                        LocalDate.ofInstant(now(), ZoneOffset.UTC).minusDays(1).toString());
    }

    private static String letter(String json) {
        String number = json.replaceAll("(?s).*\"report-id\": \"(\\d+)@.*", "$1");
        return "From: tls@receiver.example\r\nSubject: Report Domain: example.test\r\nX-Number: " + number
                + "\r\nMIME-Version: 1.0\r\nContent-Type: application/tlsrpt+gzip\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(gzip(json)) + "\r\n";
    }

    private static byte[] gzip(String json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
