package dev.repwatch.checks.feeds.dmarc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.checks.feeds.FeedFailure;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
    void countsThatCannotBeAreRefused(String count) {
        String xml = text().replace("<count>90</count>", "<count>" + count + "</count>");
        refused(xml.getBytes(StandardCharsets.UTF_8), "count");
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
    void anUnknownCharsetIsRefused() {
        refused(text().replace("UTF-8", "UTF-7").getBytes(StandardCharsets.UTF_8), "");
    }

    @Test
    void bombsAreNotUnpackedToTheirEnd() {
        unpackRefused(Archives.gzip(new byte[60_000_000]), "more than 20 MB");
        unpackRefused(Archives.zip("a.xml", new byte[200_000_000]), "more than 20 MB");
        unpackRefused(Archives.zip("a.xml", new byte[15_000_000], new byte[15_000_000]), "holds too much");
    }

    @Test
    void archivesInArchivesAreRefused() {
        byte[] inner = Archives.zip("a.xml", Reports.rfc7489(1, NOW));
        unpackRefused(Archives.zip("b.zip", inner), "archive inside");
        unpackRefused(Archives.gzip(inner), "archive inside");
    }

    @Test
    void aThousandEntriesAreRefused() {
        byte[][] many = new byte[1000][];
        java.util.Arrays.fill(many, new byte[] {'x'});
        unpackRefused(Archives.zip("a.xml", many), "holds too much");
    }

    @Test
    void halfAnArchiveIsRefused() {
        byte[] whole = Archives.gzip(Reports.rfc7489(1, NOW));
        unpackRefused(java.util.Arrays.copyOf(whole, whole.length / 2), "broken archive");
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
