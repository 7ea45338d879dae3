package dev.repwatch.checks.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.reputation.Cause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each rule that the octets alone decide, with a message that breaks it and little else. */
class MessageRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-29T01:00:10Z");
    private static final Answers SILENT = new Answers() {
        @Override
        public DnsAnswer to(DnsQuestion question) {
            return new DnsAnswer.Failed(Cause.TIMED_OUT, "no answer", "");
        }
    };
    private static final String HEADER = crlf("""
        From: Shop <news@example.jp>
        To: <a@example.com>
        Subject: Autumn
        Date: Sun, 29 Nov 2026 10:00:00 +0900
        Message-ID: <1@example.jp>
        MIME-Version: 1.0
        List-Id: <news.example.jp>
        List-Unsubscribe: <https://example.jp/u>
        List-Unsubscribe-Post: List-Unsubscribe=One-Click
        """);
    private static final String TEXT =
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n";
    private static final String PROSE = crlf("""
        Our autumn catalogue is here, with twelve new garden tools for you to look at.
        To unsubscribe: https://example.jp/u
        """);
    private static final String GOOD = HEADER + TEXT + PROSE;

    private static final Map<String, String> BREAKERS = new LinkedHashMap<>();

    static {
        BREAKERS.put("header.from.missing", GOOD.replace("From: Shop <news@example.jp>\r\n", ""));
        BREAKERS.put("header.from.multiple", GOOD.replace("<news@example.jp>", "<news@example.jp>, <b@example.jp>"));
        BREAKERS.put("header.from.invalid", GOOD.replace("Shop <news@example.jp>", "Shop <news>"));
        BREAKERS.put("header.from.freemail", GOOD.replace("<news@example.jp>", "<shop@gmail.com>"));
        BREAKERS.put("header.from.display_address", GOOD.replace("From: Shop", "From: \"ceo@bank.example.com\""));
        BREAKERS.put("header.replyto.other_domain", "Reply-To: <x@example.net>\r\n" + GOOD);
        BREAKERS.put("header.duplicate", "Subject: Twice\r\n" + GOOD);
        BREAKERS.put("header.message_id.missing", GOOD.replace("Message-ID: <1@example.jp>\r\n", ""));
        BREAKERS.put("header.message_id.malformed", GOOD.replace("<1@example.jp>", "1234"));
        BREAKERS.put("header.message_id.foreign", GOOD.replace("<1@example.jp>", "<1@localhost>"));
        BREAKERS.put("header.date.missing", GOOD.replace("Date: Sun, 29 Nov 2026 10:00:00 +0900\r\n", ""));
        BREAKERS.put("header.date.malformed", GOOD.replace("Sun, 29 Nov 2026 10:00:00 +0900", "yesterday"));
        BREAKERS.put("header.date.skew", GOOD.replace("29 Nov 2026 10:00", "29 Nov 2026 13:00"));
        BREAKERS.put("header.to.missing", GOOD.replace("To: <a@example.com>", "To: undisclosed-recipients:;"));
        BREAKERS.put("header.subject.missing", GOOD.replace("Subject: Autumn", "Subject:"));
        BREAKERS.put("header.subject.raw_8bit", GOOD.replace("Autumn", "\u00c3\u00bcber"));
        BREAKERS.put(
                "header.subject.broken_encoded_word",
                GOOD.replace("Autumn", "=?iso-2022-jp?b?GyRCPiZJSkgvQXckTiQqQ04kaSQ7?="));
        BREAKERS.put("header.subject.encoded_word_long", GOOD.replace("Autumn", "=?utf-8?q?" + "a".repeat(80) + "?="));
        BREAKERS.put("header.subject.fake_reply", GOOD.replace("Autumn", "Re: Autumn"));
        BREAKERS.put("header.subject.shouting", GOOD.replace("Autumn", "BUY THIS AUTUMN NOW"));
        BREAKERS.put("header.line_over_998", "X-Long: " + "a".repeat(1000) + "\r\n" + GOOD);
        BREAKERS.put("header.line_over_78", "X-Long: " + "a".repeat(90) + "\r\n" + GOOD);
        BREAKERS.put("header.mime_version.missing", GOOD.replace("MIME-Version: 1.0\r\n", ""));
        BREAKERS.put("list.unsubscribe.missing", GOOD.replace("List-Unsubscribe: <https://example.jp/u>\r\n", ""));
        BREAKERS.put(
                "list.unsubscribe.no_one_click",
                GOOD.replace("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", ""));
        BREAKERS.put("list.unsubscribe.not_https", GOOD.replace("<https://example.jp/u>", "<http://example.jp/u>"));
        BREAKERS.put("list.unsubscribe.not_signed", GOOD);
        BREAKERS.put("list.id.missing", GOOD.replace("List-Id: <news.example.jp>\r\n", ""));
        BREAKERS.put(
                "content.unsubscribe_link.missing",
                GOOD.replace("To unsubscribe: https://example.jp/u", "Do write to us."));
        BREAKERS.put("auth.dkim.missing", GOOD);
        BREAKERS.put(
                "mime.boundary.broken",
                HEADER + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + TEXT + PROSE);
        BREAKERS.put("mime.charset.unknown", GOOD.replace("charset=utf-8", "charset=x-none-such"));
        BREAKERS.put("mime.charset.mismatch", GOOD + "\u00ff\u00fe\r\n");
        BREAKERS.put("mime.cte.8bit_in_7bit", GOOD.replace("8bit", "7bit") + "\u00c3\u00bc\r\n");
        BREAKERS.put("mime.text_part.missing", html("<p>Our autumn catalogue is here, unsubscribe below.</p>"));
        BREAKERS.put(
                "mime.text_html_differ",
                alternative("<p>" + "Quite another story about boats and sails altogether. ".repeat(4) + "</p>"));
        BREAKERS.put("body.line_too_long", GOOD + "a".repeat(1200) + "\r\n");
        BREAKERS.put("body.bare_newline", GOOD + "alone\nhere\r\n");
        BREAKERS.put("ja.machine_dependent", japanese("\u001b$B-!\u001b(B"));
        BREAKERS.put("ja.halfwidth_kana", japanese("\u001b(I123\u001b(B"));
        BREAKERS.put("html.size.gmail_clip", html("<p>unsubscribe " + "word ".repeat(22_000) + "</p>"));
        BREAKERS.put("html.image_only", html("<img src='https://example.jp/a.png' alt='a'>"));
        BREAKERS.put("html.text_ratio", html("<p>few words</p>" + "<span class='x'></span>".repeat(60)));
        BREAKERS.put("html.active_content", html("<p onclick='x()'>words</p>"));
        BREAKERS.put(
                "html.hidden_text", html("<p>words</p><div style='display:none'>" + "hidden ".repeat(60) + "</div>"));
        BREAKERS.put("html.img.alt_missing", html("<p>words</p><img src='https://example.jp/a.png'>"));
        BREAKERS.put("html.lang.missing", html("<p>words</p>").replace("<html lang=en>", "<html>"));
        BREAKERS.put("html.preheader.missing", html("<p>View this mail in your browser</p><p>words</p>"));
        BREAKERS.put("link.text_mismatch", html("<a href='https://evil.example.net/'>www.example.jp</a>"));
        BREAKERS.put("link.shortener", html("<a href='https://bit.ly/x'>see</a>"));
        BREAKERS.put("link.ip_literal", html("<a href='http://192.0.2.1/'>see</a>"));
        BREAKERS.put("link.userinfo", html("<a href='https://www.example.jp@evil.example.net/'>see</a>"));
        BREAKERS.put("link.http", html("<a href='http://www.example.jp/'>see</a>"));
        BREAKERS.put(
                "link.mixed_script", html("<a href='https://ex\u0430mple.jp/'>see</a>".replace("\u0430", "&#1072;")));
        BREAKERS.put("link.broken", html("<a href='javascript:x()'>see</a>"));
        BREAKERS.put("content.placeholder", GOOD.replace("Autumn", "Dear %%NAME%%"));
        BREAKERS.put("attach.executable", attachment("bill.pdf.exe", new byte[] {1, 2}));
        BREAKERS.put("attach.macro", attachment("bill.docm", new byte[] {1, 2}));
        BREAKERS.put("attach.encrypted_archive", attachment("bill.zip", encrypted()));
        BREAKERS.put("attach.html", attachment("bill.html", "<p>x</p>".getBytes(StandardCharsets.US_ASCII)));
    }

    @TestFactory
    Stream<DynamicTest> aMessageThatBreaksIt() {
        return BREAKERS.entrySet().stream()
                .map(each -> dynamicTest(
                        each.getKey(), () -> assertThat(rules(each.getValue())).contains(each.getKey())));
    }

    @Test
    void aProgramInsideAnArchiveIsFoundWithoutUnpacking() {
        assertThat(rules(attachment("bill.zip", zip("folder/setup.scr")))).contains("attach.executable");
    }

    @Test
    void aPlainMessageBreaksNoneOfThem() {
        assertThat(rules(GOOD)).containsExactlyInAnyOrder("auth.dkim.missing", "list.unsubscribe.not_signed");
    }

    @Test
    void withoutAnswersNothingIsHeldAgainstTheSenderAndNothingIsCalledKnown() {
        MessageScore score = score(GOOD, SILENT);
        assertThat(score.notKnown())
                .containsKeys("auth.spf.fail", "auth.dmarc.missing", "auth.ptr.missing", "auth.from.no_mx_or_a");
        assertThat(score.confidence()).isNotEqualTo(MessageScore.Confidence.HIGH);
    }

    @Test
    void everyRuleHasWordsInBothLanguagesAndAGroup() {
        assertThat(Rules.all()).hasSize(83);
        assertThat(Rules.all()).allSatisfy(rule -> {
            assertThat(rule.adviceEn()).isNotBlank().endsWith(".");
            assertThat(rule.adviceJa()).isNotBlank().endsWith("。");
        });
    }

    @Test
    void noOctetsMakeItFail() {
        Random random = new Random(3);
        byte[] good = alternative("<p>words</p>").getBytes(StandardCharsets.ISO_8859_1);
        for (int round = 0; round < 400; round++) {
            byte[] mutated = good.clone();
            for (int i = 0; i < 1 + random.nextInt(30); i++) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            RawMessage.read(mutated).ifPresent(raw -> score(raw, SILENT));
        }
    }

    @Test
    void whatHasNoHeaderIsNoMessage() {
        assertThat(RawMessage.read("just some words\r\n\r\nmore".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(RawMessage.read(new byte[0])).isEmpty();
    }

    private static String crlf(String lines) {
        return lines.replace("\n", "\r\n");
    }

    private static String html(String inner) {
        return HEADER + "Content-Type: text/html; charset=utf-8\r\n\r\n<html lang=en><body>" + inner
                + "</body></html>\r\n";
    }

    private static String alternative(String inner) {
        return HEADER + "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n" + TEXT + PROSE
                + "\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html lang=en>" + inner
                + "</html>\r\n--b--\r\n";
    }

    private static String japanese(String text) {
        return HEADER + "Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n" + text + "\r\n";
    }

    private static String attachment(String name, byte[] octets) {
        return HEADER + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + TEXT + PROSE
                + "\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\""
                + name
                + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(octets) + "\r\n--b--\r\n";
    }

    private static byte[] zip(String name) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(new byte[100]);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] encrypted() {
        byte[] zip = zip("secret.txt");
        zip[6] |= 1;
        return zip;
    }

    private static List<String> rules(String message) {
        return score(message, SILENT).findings().stream()
                .map(finding -> finding.rule().id())
                .collect(Collectors.toList());
    }

    private static MessageScore score(String message, Answers answers) {
        return score(
                RawMessage.read(message.getBytes(StandardCharsets.ISO_8859_1)).orElseThrow(), answers);
    }

    private static MessageScore score(RawMessage raw, Answers answers) {
        MessageView view = MessageView.of(raw, NOW);
        Findings findings = new Findings(Profile.MARKETING);
        MessageScorer.look(view, findings);
        new AuthChecks(view, Envelope.UNKNOWN, AuthFacts.of(view, Envelope.UNKNOWN, answers), findings)
                .look(Profile.MARKETING);
        return Scoring.of(findings, List.of());
    }
}
