package dev.repwatch.checks.message;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.reputation.Cause;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Mail that is made up for tests; octets stand as Latin-1. */
final class SampleMail {

    static final Instant NOW = Instant.parse("2026-11-29T01:00:10Z");
    static final String PROSE = crlf("""
        Our autumn catalogue is here, with twelve new garden tools for you to look at, made by the smith of last year.
        To unsubscribe: https://example.jp/u
        """);
    static final String PAGE =
            "<p>Our autumn catalogue is here, with twelve new garden tools for you to look at, made by the smith of"
                    + " last year, and many more words so that nobody calls it a picture alone.</p><p><a"
                    + " href='https://example.jp/unsubscribe'>Stop these mails</a></p>";
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
    private static final Set<String> ALWAYS = Set.of("auth.dkim.missing", "list.unsubscribe.not_signed");
    private static final Answers NOBODY = new Answers() {
        @Override
        public DnsAnswer to(DnsQuestion question) {
            return new DnsAnswer.Failed(Cause.TIMED_OUT, "no answer", "");
        }
    };

    private SampleMail() {}

    static String crlf(String lines) {
        return lines.replace("\n", "\r\n");
    }

    static String good() {
        return plain(PROSE);
    }

    static String plain(String body) {
        return HEADER + TEXT + body;
    }

    /** With this field in place of the one of its name. */
    static String with(String field) {
        String name = field.substring(0, field.indexOf(':') + 1);
        return good().replaceFirst("(?m)^" + name + ".*$", java.util.regex.Matcher.quoteReplacement(field));
    }

    static String subject(String value) {
        return with("Subject: " + value);
    }

    /** One part, its octets as base64. */
    static String encoded(String type, byte[] octets) {
        return HEADER + "Content-Type: " + type + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(octets) + "\r\n";
    }

    static String encoded(String charset, String text, String written) {
        return encoded("text/plain; charset=" + charset, text.getBytes(Charset.forName(written)));
    }

    static String word(String charset, String text, String written) {
        return "=?" + charset + "?B?" + Base64.getEncoder().encodeToString(text.getBytes(Charset.forName(written)))
                + "?=";
    }

    /** Plain text and a page that say the same. */
    static String page(String inner) {
        return alternative(PROSE, "<html lang=en><body>" + PAGE + inner + "</body></html>");
    }

    static String alternative(String plain, String html) {
        return HEADER + "Content-Type: multipart/alternative; boundary=\"b 1\"\r\n\r\n--b 1\r\n" + TEXT + plain
                + "\r\n--b 1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                + html
                + "\r\n--b 1--\r\n";
    }

    static String link(String target, String text) {
        return page("<p><a href=\"" + target + "\">" + text + "</a></p>");
    }

    /** Beside the text, a part with this head. */
    static String part(String head, byte[] octets) {
        return mixed(head + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(octets));
    }

    static String attached(String name, byte[] octets) {
        return part(
                "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"" + name + "\"",
                octets);
    }

    static String mixed(String part) {
        return HEADER + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + TEXT + PROSE + "\r\n--b\r\n" + part
                + "\r\n--b--\r\n";
    }

    /** UTF-8 as Latin-1, as it stands in a message. */
    static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** What is found, but for what every unsigned mail has. */
    static List<String> rules(String message) {
        RawMessage raw =
                RawMessage.read(message.getBytes(StandardCharsets.ISO_8859_1)).orElseThrow();
        MessageView view = MessageView.of(raw, NOW);
        Findings findings = new Findings(Profile.MARKETING);
        MessageScorer.look(view, findings);
        new AuthChecks(view, Envelope.UNKNOWN, AuthFacts.of(view, Envelope.UNKNOWN, NOBODY), findings)
                .look(Profile.MARKETING);
        Set<String> rules = new TreeSet<>();
        findings.all().forEach(it -> rules.add(it.rule().id()));
        rules.removeAll(ALWAYS);
        return List.copyOf(rules);
    }
}
