package dev.repwatch.checks.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.World;
import dev.repwatch.checks.reputation.Severity;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A whole newsletter, signed, with one fault put in before it is signed: that fault is told and nothing else of weight. */
@SuppressWarnings("StringConcatToTextBlock") // lines of mail end with CRLF
class NewsletterVariantsTest {

    private static final String PLAIN = """
        Hello,

        our autumn catalogue is here. This week we put together twelve new
        garden tools, two of them made by the smith who also made last year's
        favourite. You can look at them at https://www.example.jp/autumn and
        order until Friday.

        With kind regards
        Example Shop, 1-2-3 Example-cho, Chiyoda-ku, Tokyo

        You get this mail because you ordered from us. To stop it:
        https://www.example.jp/unsubscribe?u=42
        """;
    private static final String PAGE = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Autumn catalogue</title></head>
        <body style="font-family:sans-serif;color:#222222;background-color:#ffffff">
        <p>Hello,</p>
        <p>our autumn catalogue is here. This week we put together twelve new garden
        tools, two of them made by the smith who also made last year's favourite.
        You can look at them in <a href="https://www.example.jp/autumn">our autumn
        catalogue</a> and order until Friday.</p>
        <p><img src="https://www.example.jp/i/spade.png" width="200" height="120" alt="A spade"></p>
        <p>With kind regards<br>Example Shop, 1-2-3 Example-cho, Chiyoda-ku, Tokyo</p>
        <p>You get this mail because you ordered from us.
        <a href="https://www.example.jp/unsubscribe?u=42">Stop these mails</a></p>
        </body></html>
        """;
    private static final List<String> SIGNED = List.of(
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "MIME-Version",
            "Content-Type",
            "List-Unsubscribe",
            "List-Unsubscribe-Post");

    /** @param may what may be told beside */
    private record Case(String rule, String message, World world, Set<String> may) {}

    private final List<Case> cases = new ArrayList<>();

    private void one(String rule, String message, String... may) {
        cases.add(new Case(rule, message, AuthWorld.usual(), Set.of(may)));
    }

    private static String page(String from, String to) {
        assertThat(PAGE).contains(from);
        return mail(PLAIN, PAGE.replace(from, to));
    }

    private static String end(String more) {
        return page("</body>", more + "</body>");
    }

    @TestFactory
    Stream<DynamicTest> theFaultAndNothingElse() {
        one("", mail(PLAIN, PAGE));
        html();
        links();
        mime();
        senders();
        return cases.stream()
                .map(each -> dynamicTest(each.rule().isEmpty() ? "good" : each.rule(), () -> {
                    MessageScore score = AuthWorld.score(each.message(), each.world(), Profile.MARKETING);
                    Set<String> heavy = new TreeSet<>();
                    Set<String> all = new TreeSet<>();
                    score.findings().forEach(finding -> {
                        all.add(finding.rule().id());
                        if (finding.severity() != Severity.INFO) {
                            heavy.add(finding.rule().id());
                        }
                    });
                    if (!each.rule().isEmpty()) {
                        assertThat(all).as(score.toString()).contains(each.rule());
                    }
                    heavy.remove(each.rule());
                    heavy.removeAll(each.may());
                    assertThat(heavy).as(score.toString()).isEmpty();
                    if (!each.rule().equals("header.from.invalid")) {
                        assertThat(score.notKnown()).isEmpty();
                    }
                }));
    }

    private void html() {
        String hidden = "garden tools and more words for filters that nobody sees ".repeat(6);
        one("html.hidden_text", end("<div style=\"display:none\">" + hidden + "</div>"));
        one("html.hidden_text", end("<p style=\"color:#ffffff\">" + hidden + "</p>"));
        one("html.hidden_text", end("<p style=\"font-size:0\">" + hidden + "</p>"));
        one("html.hidden_text", end("<font color=\"#FFFFFF\" size=\"1\">" + hidden + "</font>"));
        one(
                "",
                page(
                        "<p>Hello,</p>",
                        "<div style=\"display:none;max-height:0;overflow:hidden\">Twelve new tools, until"
                                + " Friday</div><p>Hello,</p>"));
        one("html.active_content", end("<script>track()</script>"));
        one("html.active_content", end("<form action=\"https://www.example.jp/s\"><input name=\"q\"></form>"));
        one("html.active_content", page("<p>Hello,</p>", "<p onclick=\"go()\">Hello,</p>"));
        one(
                "html.active_content",
                page(
                        "<meta charset=\"utf-8\">",
                        "<meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0\">"));
        one("html.img.alt_missing", page(" alt=\"A spade\"", ""));
        one("html.lang.missing", page("<html lang=\"en\">", "<html>"));
        one(
                "html.preheader.missing",
                page(
                        "<p>Hello,</p>",
                        "<p><a href=\"https://www.example.jp/view\">View in browser</a></p><p>Hello,</p>"));
        one(
                "html.text_ratio",
                mail(
                        "Autumn sale until Friday, all tools. Look at https://www.example.jp/autumn today.\n"
                                + "To stop: https://www.example.jp/unsubscribe\n",
                        "<html lang=\"en\"><head><style>" + ".a{color:#222222}\n".repeat(400)
                                + "</style></head><body><p>Autumn sale until Friday, all tools. Look at <a"
                                + " href=\"https://www.example.jp/autumn\">the tools</a> today. Our smith made two of"
                                + " them for us alone.</p><p><a href=\"https://www.example.jp/unsubscribe\">Stop these"
                                + " mails</a></p></body></html>"));
        one(
                "html.image_only",
                mail(
                        PLAIN,
                        "<html lang=\"en\"><body><a href=\"https://www.example.jp/autumn\"><img alt=\"Autumn\""
                                + " src=\"https://www.example.jp/a.jpg\" width=\"600\" height=\"900\"></a><p><a"
                                + " href=\"https://www.example.jp/unsubscribe\">Stop</a></p></body></html>"),
                "mime.text_html_differ",
                "html.text_ratio");
        one(
                "html.size.gmail_clip",
                end("<p>" + "garden tools and more words for all of you to read\n".repeat(2200) + "</p>"),
                "mime.text_html_differ");
        one("content.placeholder", page("<p>Hello,</p>", "<p>Hello {{first_name}},</p>"));
        one("content.placeholder", page("<p>Hello,</p>", "<p>Hello *|FNAME|*,</p>"));
        one(
                "content.unsubscribe_link.missing",
                mail(PLAIN.replaceAll("(?s)You get this.*", ""), PAGE.replaceAll("(?s)<p>You get this.*?</p>", "")));
    }

    private void links() {
        one("link.ip_literal", page("https://www.example.jp/autumn", "https://203.0.113.7/autumn"));
        one("link.ip_literal", page("https://www.example.jp/autumn", "http://0xcb007107/autumn"), "link.http");
        one("link.userinfo", page("https://www.example.jp/autumn", "https://www.example.jp@shop.example.org/autumn"));
        one("link.http", page("https://www.example.jp/autumn", "http://www.example.jp/autumn"));
        one("link.mixed_script", page("https://www.example.jp/autumn", "https://www.ex\u0430mple.jp/autumn"));
        one("link.broken", page("https://www.example.jp/autumn", ""));
        one("link.broken", page("https://www.example.jp/autumn", "javascript:void(0)"));
        one("link.broken", page("https://www.example.jp/autumn", "/autumn"));
        one("link.shortener", page("https://www.example.jp/autumn", "https://tinyurl.com/abc"));
        one(
                "link.text_mismatch",
                end("<p><a href=\"https://login.example.org/x\">https://www.example.jp/login</a></p>"));
        one("", end("<p><a href=\"https://click.example.jp/x\">www.example.jp</a></p>"));
    }

    private void mime() {
        String both = mail(PLAIN, PAGE);
        one("mime.boundary.broken", resigned(both.replace("--=_b1--\r\n", "")));
        one(
                "mime.boundary.broken",
                resigned(both.replace("boundary=\"=_b1\"", "boundary=\"other\"")),
                "content.unsubscribe_link.missing",
                "mime.text_part.missing",
                "mime.charset.mismatch");
        one(
                "mime.charset.unknown",
                resigned(both.replaceFirst("text/plain; charset=utf-8", "text/plain; charset=x-foo-8")));
        one("mime.charset.mismatch", single("text/plain; charset=iso-2022-jp", "base64", japanese("Shift_JIS")));
        one("mime.charset.mismatch", single("text/plain; charset=utf-8", "base64", japanese("Shift_JIS")));
        one("mime.cte.8bit_in_7bit", single("text/plain; charset=utf-8", "7bit", japanese("UTF-8")));
        one(
                "ja.machine_dependent",
                single(
                        "text/plain; charset=iso-2022-jp",
                        "7bit",
                        "①㈱Ⅲ の新商品です\r\n配信停止 https://www.example.jp/u\r\n"
                                .getBytes(Charset.forName("x-windows-iso2022jp"))));
        one(
                "ja.halfwidth_kana",
                single(
                        "text/plain; charset=iso-2022-jp",
                        "7bit",
                        "\u001b(I131\u001b(B\r\nunsubscribe https://www.example.jp/u\r\n"
                                .getBytes(StandardCharsets.ISO_8859_1)));
        one("", single("text/plain; charset=iso-2022-jp", "7bit", japanese("ISO-2022-JP")));
        one("", single("text/plain; charset=Shift_JIS", "base64", japanese("Shift_JIS")));
        one("", single("text/plain; charset=EUC-JP", "8bit", japanese("EUC-JP")));
        one(
                "mime.text_part.missing",
                single(
                        "text/html; charset=utf-8",
                        "8bit",
                        PAGE.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
        one(
                "mime.text_html_differ",
                mail(
                        "The weather in Sapporo stays cold, with snow over night and clear mornings until Sunday.\n"
                                + "unsubscribe: https://www.example.jp/u\n",
                        PAGE));
        one(
                "body.line_too_long",
                single(
                        "text/plain; charset=us-ascii",
                        "7bit",
                        ("word ".repeat(300) + "\r\nunsubscribe https://www.example.jp/u\r\n")
                                .getBytes(StandardCharsets.US_ASCII)));
        one("header.mime_version.missing", resigned(both.replace("MIME-Version: 1.0\r\n", "")));
        StringBuilder parts = new StringBuilder();
        for (int i = 0; i < 1001; i++) {
            parts.append("--=_b1\r\nContent-Type: text/plain\r\n\r\nhi\r\n");
        }
        one("mime.too_deep", resigned(both.replace("--=_b1--", parts + "--=_b1--")), "mime.text_html_differ");
    }

    private void senders() {
        String good = mail(PLAIN, PAGE);
        one(
                "header.from.freemail",
                resigned(good.replace("<news@example.jp>", "<examplshop@gmail.com>")),
                "auth.dkim.unaligned",
                "auth.dmarc.fail",
                "auth.dmarc.missing",
                "auth.from.no_mx_or_a",
                "auth.spf.header_from_missing");
        one(
                "header.from.display_address",
                resigned(good.replace("Example Shop <news", "\"support@paypal.com\" <news")));
        one("header.replyto.other_domain", resigned("Reply-To: <answers@example.org>\r\n" + good));
        one("header.subject.fake_reply", resigned(good.replace("Subject: Our", "Subject: Re: Our")));
        one(
                "header.subject.shouting",
                resigned(good.replace("Subject: Our autumn catalogue", "Subject: LAST CHANCE!!! BUY NOW")));
        one("header.subject.missing", resigned(good.replace("Subject: Our autumn catalogue", "Subject: ")));
        one(
                "header.to.missing",
                resigned(good.replace("To: Customer <customer@example.com>", "To: undisclosed-recipients:;")));
        one(
                "header.date.malformed",
                resigned(good.replace("Sun, 29 Nov 2026 10:00:00 +0900\r\nMessage", "29/11/2026 10:00\r\nMessage")));
        one("header.date.missing", resigned(good.replace("Date: Sun, 29 Nov 2026 10:00:00 +0900\r\n", "")));
        one(
                "header.from.invalid",
                resigned(good.replace("Example Shop <news@example.jp>", "Example Shop <news@>")),
                "auth.dkim.unaligned",
                "auth.dmarc.missing",
                "header.message_id.foreign");
        one(
                "list.unsubscribe.not_https",
                resigned(good.replace("<https://www.example.jp/u/oneclick?u=42>", "<http://www.example.jp/u>")));
        one(
                "list.unsubscribe.no_one_click",
                resigned(good.replace("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", "")));
        String attached = "--=_b1\r\n"
                + "Content-Type: application/zip; name=\"a.zip\"\r\n"
                + "Content-Disposition: attachment; filename=\"a.zip\"\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n";
        one(
                "attach.macro",
                resigned(good.replace("--=_b1--", attached.replace("a.zip", "plan.xlsm") + "AAAA\r\n--=_b1--")));
        one(
                "attach.html",
                resigned(good.replace("--=_b1--", attached.replace("a.zip", "form.html") + "AAAA\r\n--=_b1--")));
        one(
                "attach.executable",
                resigned(good.replace("--=_b1--", attached.replace("a.zip", "invoice.pdf.js") + "AAAA\r\n--=_b1--")));
        cases.add(new Case("auth.ptr.missing", good, AuthWorld.bare(), Set.of()));
        cases.add(new Case(
                "auth.from.no_mx_or_a", good, AuthWorld.usual().copy().without("example.jp", RecordType.MX), Set.of()));
    }

    private static byte[] japanese(String charset) {
        return "秋の新商品のご案内です。園芸の道具を十二点そろえました。\r\n配信停止はこちら https://www.example.jp/u\r\n"
                .getBytes(Charset.forName(charset));
    }

    private static String header(String type) {
        return SampleMail.crlf("""
            From: Example Shop <news@example.jp>
            To: Customer <customer@example.com>
            Subject: Our autumn catalogue
            Date: Sun, 29 Nov 2026 10:00:00 +0900
            Message-ID: <20261129010000.42@example.jp>
            MIME-Version: 1.0
            List-Id: <news.example.jp>
            List-Unsubscribe: <https://www.example.jp/u/oneclick?u=42>, <mailto:unsubscribe@example.jp?subject=42>
            List-Unsubscribe-Post: List-Unsubscribe=One-Click
            Content-Type: %s
            """.formatted(type));
    }

    private static String single(String type, String encoding, byte[] octets) {
        String body = encoding.equals("base64")
                ? Base64.getMimeEncoder().encodeToString(octets) + "\r\n"
                : new String(octets, StandardCharsets.ISO_8859_1);
        return resigned(header(type) + "Content-Transfer-Encoding: " + encoding + "\r\n\r\n" + body);
    }

    private static String mail(String plain, String page) {
        return resigned(header("multipart/alternative; boundary=\"=_b1\"")
                + "\r\n--=_b1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                + SampleMail.utf8(SampleMail.crlf(plain))
                + "\r\n--=_b1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                + SampleMail.utf8(SampleMail.crlf(page)) + "\r\n--=_b1--\r\n");
    }

    private static String resigned(String message) {
        String bare = message.replaceFirst("(?s)^Return-Path.*?(?=From: |Reply-To: )", "");
        String fields = String.join(
                ":", SIGNED.stream().filter(name -> bare.contains(name + ":")).toList());
        return "Return-Path: <bounce@example.jp>\r\n" + AuthWorld.SENT
                + AuthWorld.signature(bare, "d=example.jp; s=s1; h=" + fields) + bare;
    }
}
