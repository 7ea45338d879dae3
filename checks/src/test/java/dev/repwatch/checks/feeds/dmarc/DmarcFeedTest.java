package dev.repwatch.checks.feeds.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.Subjects;
import dev.repwatch.checks.feeds.mailbox.MailboxContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class DmarcFeedTest extends MailboxContract {

    @Override
    protected FeedType<?> type() {
        return DmarcFeed.TYPE;
    }

    @Override
    protected Record settings(Way way, String user, Secret password) {
        return new DmarcSettings(
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
        return letter("application/gzip", Archives.gzip(Reports.rfc7489(number, now())));
    }

    @Override
    protected String reversed(String report) {
        return rewritten(
                report,
                xml -> xml.replaceAll("(?s)(<report_metadata>.*?</report_metadata>)(.*)(</feedback>)", "$2$1$3")
                        .replaceAll(
                                "(<source_ip>[^<]*</source_ip>)(<count>[^<]*</count>)(<policy_evaluated>.*?</policy_evaluated>)",
                                "$3$2$1"));
    }

    @Override
    protected String extended(String report) {
        return rewritten(
                report,
                xml -> xml.replace(
                                "<row>",
                                "<surprise>7</surprise><row><more><count>5</count><source_ip>?</source_ip></more>")
                        .replace("<report_metadata>", "<new><begin>1</begin></new><report_metadata>"));
    }

    @Override
    protected String renamed(String report) {
        return rewritten(
                report, xml -> xml.replace("source_ip>", "source_address>").replace("count>", "messages>"));
    }

    private static String rewritten(String letter, UnaryOperator<String> change) {
        byte[] packed = Base64.getMimeDecoder().decode(letter.substring(letter.indexOf("\r\n\r\n")));
        try (GZIPInputStream xml = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            String changed = change.apply(new String(xml.readAllBytes(), StandardCharsets.UTF_8));
            return letter("application/gzip", Archives.gzip(changed.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    protected List<FeedSubject> subjects() {
        return Stream.concat(
                        Subjects.ips("192.0.2.7", "2001:db8::7").stream(), Subjects.domains("example.test").stream())
                .toList();
    }

    @Test
    void ratesAreOfOurOwnMailAndForeignSendersAreShownApart() throws Exception {
        deliver(report(1));
        assertThat(values(read(Optional.empty())))
                .containsExactlyInAnyOrder(
                        "192.0.2.7 dmarc_fail_rate=0.1",
                        "192.0.2.7 dmarc_refused_rate=0.1",
                        "192.0.2.7 dmarc_messages=100.0",
                        "192.0.2.7 dmarc_failed=10.0",
                        "192.0.2.7 dmarc_refused=10.0",
                        "192.0.2.7 dmarc_unknown=0.0",
                        "example.test dmarc_fail_rate=0.1",
                        "example.test dmarc_refused_rate=0.1",
                        "example.test dmarc_messages=200.0",
                        "example.test dmarc_failed=110.0",
                        "example.test dmarc_refused=110.0",
                        "example.test dmarc_unknown=0.0",
                        "example.test dmarc_foreign_messages=100.0",
                        "example.test dmarc_foreign_failed=100.0");
    }

    @Test
    void whoElseSendsIsShownByNameAndWhetherItLooksLikeOurs() throws Exception {
        String rows = Stream.of(
                        row("192.0.2.7", 50, "pass", "pass", ""),
                        row("203.0.113.1", 40, "fail", "pass", ""),
                        row("203.0.113.2", 30, "pass", "fail", ""),
                        row("203.0.113.3", 20, "fail", "fail", "<reason><type>mailing_list</type></reason>"),
                        row("192.0.2.200", 10, "fail", "fail", ""),
                        row("203.0.113.66", 5, "fail", "fail", ""))
                .collect(Collectors.joining());
        String report = new String(Reports.rfc7489(1, now()), StandardCharsets.UTF_8)
                .replaceAll("(?s)<record>.*</record>", rows);
        deliver(letter("text/xml", report.getBytes(StandardCharsets.UTF_8)));
        assertThat(details(read(Optional.empty())))
                .extracting(it -> it.kind() + " " + it.name() + " "
                        + it.counts().get("all") + " " + it.note().replaceFirst(":.*", ""))
                .containsExactly(
                        "source 203.0.113.1 40 authorized",
                        "source 203.0.113.2 30 signed",
                        "source 203.0.113.3 20 forwarded",
                        "source 192.0.2.200 10 neighbour",
                        "source 203.0.113.66 5 stranger",
                        "reporter receiver example 50 ");
    }

    @Test
    void bySelectorsAndMailFromOurOwnMailIsKnown() throws Exception {
        String rows = authenticated("192.0.2.7", 10, "pass", "pass", "s1", "example.test", "bounce.esp.test")
                + authenticated("203.0.113.2", 5, "pass", "fail", "k2", "esp.test", "esp.test")
                + authenticated("203.0.113.66", 7, "fail", "fail", "evil", "stranger.test", "stranger.test");
        for (int number = 1; number <= 2; number++) {
            String report = new String(Reports.rfc7489(number, now()), StandardCharsets.UTF_8)
                    .replaceAll("(?s)<record>.*</record>", rows);
            deliver(letter("text/xml", report.getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(details(read(Optional.empty())))
                .filteredOn(it -> it.kind().equals("selector") || it.kind().equals("mail_from"))
                .extracting(it -> it.kind() + " " + it.name() + " "
                        + it.counts().get("all") + " in " + it.counts().get("reports"))
                .containsExactlyInAnyOrder(
                        "selector s1 example.test 20 in 2",
                        "selector k2 esp.test 10 in 2",
                        "mail_from bounce.esp.test 20 in 2",
                        "mail_from esp.test 10 in 2");
    }

    private static String authenticated(
            String source, int count, String dkim, String spf, String selector, String signs, String mailFrom) {
        return row(source, count, dkim, spf, "")
                .replace(
                        "</record>",
                        "<auth_results><dkim><domain>" + signs + "</domain><selector>" + selector
                                + "</selector><result>pass</result></dkim>"
                                + "<dkim><domain>broken.test</domain><selector>x</selector><result>fail</result></dkim>"
                                + "<spf><domain>" + mailFrom
                                + "</domain><scope>mfrom</scope><result>pass</result></spf>"
                                + "<spf><domain>helo.test</domain><scope>helo</scope><result>pass</result></spf>"
                                + "</auth_results></record>");
    }

    private static String row(String source, int count, String dkim, String spf, String reason) {
        return "<record><row><source_ip>" + source + "</source_ip><count>" + count + "</count><policy_evaluated>"
                + "<disposition>none</disposition><dkim>" + dkim + "</dkim><spf>" + spf + "</spf>" + reason
                + "</policy_evaluated></row></record>";
    }

    @Test
    void theNewSchemaAndZipAndAWrongTypeAreRead() throws Exception {
        deliver(letter("text/plain", Archives.zip("../../etc/x.xml", Reports.rfc9990(1, now()))));
        assertThat(values(read(Optional.empty())))
                .contains("2001:db8::7 dmarc_messages=5.0", "example.test dmarc_fail_rate=0.0");
    }

    @Test
    void plainXmlAsAnAttachmentIsRead() throws Exception {
        deliver(letter("text/xml", Reports.rfc7489(3, now())));
        assertThat(values(read(Optional.empty()))).contains("192.0.2.7 dmarc_messages=100.0");
    }

    @Test
    void aPoisonedReportDoesNotStopTheQueue() throws Exception {
        deliver(letter("application/zip", Archives.zip("a.xml", new byte[60_000_000])));
        deliver(report(1));
        FeedReport reading = read(Optional.empty());
        assertThat(values(reading)).contains("192.0.2.7 dmarc_messages=100.0");
        assertThat(reading.remarks()).singleElement().asString().contains("more than 20 MB");
    }

    @Test
    void aReportAboutAnotherDomainIsNotOurs() throws Exception {
        String other = new String(Reports.rfc7489(1, now()), StandardCharsets.UTF_8)
                .replace("<domain>example.test</domain><adkim>", "<domain>other.example</domain><adkim>");
        deliver(letter("text/xml", other.getBytes(StandardCharsets.UTF_8)));
        assertThat(read(Optional.empty()).remarks()).singleElement().asString().contains("not watched");
    }

    private static String letter(String type, byte[] attachment) {
        return "From: noreply@receiver.example\r\nSubject: Report Domain: example.test\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: " + type + "; name=\"report\u202E.xml.gz\"\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(attachment) + "\r\n";
    }
}
