package dev.repwatch.checks.message;

import static dev.repwatch.checks.message.SampleMail.alternative;
import static dev.repwatch.checks.message.SampleMail.attached;
import static dev.repwatch.checks.message.SampleMail.encoded;
import static dev.repwatch.checks.message.SampleMail.good;
import static dev.repwatch.checks.message.SampleMail.link;
import static dev.repwatch.checks.message.SampleMail.mixed;
import static dev.repwatch.checks.message.SampleMail.page;
import static dev.repwatch.checks.message.SampleMail.part;
import static dev.repwatch.checks.message.SampleMail.plain;
import static dev.repwatch.checks.message.SampleMail.rules;
import static dev.repwatch.checks.message.SampleMail.subject;
import static dev.repwatch.checks.message.SampleMail.utf8;
import static dev.repwatch.checks.message.SampleMail.with;
import static dev.repwatch.checks.message.SampleMail.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** For each rule that octets alone decide: odd messages that break it and nothing else, and good ones that look like them. */
class RuleTwinsTest {

    /** @param rules exactly these; none for a good message */
    private record Case(String name, String message, List<String> rules) {}

    private static final List<Case> CASES = new ArrayList<>();

    private static void breaks(String rule, String name, String message, String... alsoRules) {
        List<String> rules = new ArrayList<>(List.of(alsoRules));
        rules.add(rule);
        CASES.add(new Case(rule + ": " + name, message, rules.stream().sorted().toList()));
    }

    private static void clean(String name, String message, String... rules) {
        CASES.add(new Case("good: " + name, message, List.of(rules)));
    }

    static {
        subjects();
        from();
        header();
        list();
        format();
        japanese();
        html();
        links();
        attachments();
        alsoWritten();
        sheets();
    }

    /** Forms that are written all the same. */
    private static void alsoWritten() {
        clean("a quoted left side", with("Message-ID: <\"a b\"@example.jp>"));
        clean("a comment behind the Message-ID", with("Message-ID: <1@example.jp> (added)"));
        for (String date : List.of(
                "sun, 29 nov 2026 10:00:00 +0900",
                "Sun, 29 Nov 26 10:00:00 +0900",
                "Sun,29 Nov 2026 10:00:00 +0900",
                "Sun, 29 Nov 2026 10:00:60 +0900")) {
            clean("the date " + date, with("Date: " + date));
        }
        for (String date : List.of(
                "Sun, 32 Nov 2026 10:00:00 +0900",
                "Sun, 29 Nov 2026 25:00:00 +0900",
                "Sun, 29 Nov 2026 10:00:00",
                "Sun, 29 Foo 26 10:00:00 +0900")) {
            breaks("header.date.malformed", date, with("Date: " + date));
        }
        breaks("header.subject.broken_encoded_word", "an escape that is none", subject("=?utf-8?Q?autumn=ZZleaves?="));
        breaks("header.subject.broken_encoded_word", "a cut escape", subject("=?utf-8?Q?autumn=4?="));
        clean("Japanese beside capitals", subject(word("UTF-8", "【ONLINE STORE】秋の品々", "UTF-8")));
        for (String charset : List.of("macintosh", "UNKNOWN-8BIT", "iso-2022-jp-1", "utf-8 (Unicode)")) {
            clean("the charset " + charset, encoded(charset, SampleMail.PROSE, "US-ASCII"));
        }
        breaks(
                "ja.machine_dependent",
                "in the name of From",
                with("From: " + word("ISO-2022-JP", "㈱店", "x-windows-iso2022jp") + " <news@example.jp>"));
        breaks(
                "ja.machine_dependent",
                "in the name of To",
                with("To: " + word("Shift_JIS", "①様", "windows-31j") + " <a@example.com>"));
        clean("attributes that begin with on", page("<p one='1' only online-shop=x>x</p>"));
        breaks("html.active_content", "a touch", page("<p ontouchstart='x()'>x</p>"));
        breaks("html.lang.missing", "an empty one", page("x").replace("lang=en", "lang=''"));
        breaks("link.broken", "no host", link("https:///x", "see"));
        breaks(
                "html.preheader.missing",
                "a picture first",
                alternative(
                        SampleMail.PROSE,
                        "<html lang=en><body><img src='https://example.jp/l.png' alt='Shop'>" + SampleMail.PAGE
                                + "</body></html>"));
        clean(
                "a preview line before the picture",
                alternative(
                        SampleMail.PROSE,
                        "<html lang=en><body><div style='display:none'>Twelve new tools</div><img"
                                + " src='https://example.jp/l.png' alt='Shop'>"
                                + SampleMail.PAGE + "</body></html>"));
        breaks("content.placeholder", "in a hidden preview", page("<div style='display:none'>{{preheader}}</div>"));
        breaks(
                "content.placeholder",
                "in words for a picture",
                page("<img src='https://example.jp/a.png' alt='{{product}}'>"));
        breaks(
                "content.placeholder",
                "in the address of a picture",
                page("<img src='https://example.jp/{{id}}.png' alt='a'>"));
        breaks("content.placeholder", "in List-Unsubscribe", with("List-Unsubscribe: <https://example.jp/u/{{id}}>"));
        breaks("content.placeholder", "a script of Salesforce", plain("%%=v(@name)=%%\r\n" + SampleMail.PROSE));
        for (String host : List.of("onl.bz", "ux.nu", "lin.ee")) {
            breaks("link.shortener", host, link("https://" + host + "/abc", "see"));
        }
    }

    private static void sheets() {
        String words = "words that nobody reads ".repeat(12);
        for (String hidden : List.of(
                "<div style='height:0;overflow:hidden'>",
                "<p style='color:transparent'>",
                "<p style='color:rgba(0,0,0,0)'>",
                "<p style='color:rgb(255 255 255)'>",
                "<p style='color:hsl(0,0%,100%)'>",
                "<p style='color:ivory;background-color:ivory'>",
                "<style>.a , .x { display : none !important }</style><p class=x>",
                "<style>#x{font-size:0}</style><p id=x>",
                "<style>small{color:#FFF}</style><small>")) {
            breaks("html.hidden_text", hidden, page(hidden + words));
        }
        for (String shown : List.of(
                "<p style='background:navy;color:white'>",
                "<p style='background:linear-gradient(90deg,#fff,#036);color:#fff'>",
                "<p style='color:var(--a,#fff);background:var(--b)'>",
                "<p style='display:none;display:block'>",
                "<p style='opacity:.05'>",
                "<style>.x{background-color:#036}</style><p class=x style='color:#fff'>",
                "<style>td.x{background:#036}</style><table><tr><td class=x><font color=white>",
                "<style>.x{display:none}</style><p class=x style='display:block'>",
                "<style>@media print{.x{color:#fff}} @import url(a.css); .y .x{color:#fff}</style><p class=x>")) {
            clean("all can read " + shown, page(shown + words));
        }
    }

    private static void subjects() {
        String broken = "header.subject.broken_encoded_word";
        breaks(broken, "a character between two words", subject("=?utf-8?B?44GC44E=?= =?utf-8?B?hOOBhg==?="));
        breaks(broken, "a blank in a Q word", subject("=?utf-8?q?hello world?="));
        breaks(broken, "no end", subject("=?utf-8?B?44GC44GE"));
        breaks(broken, "no Base64", subject("=?utf-8?B?44G*?="));
        breaks(broken, "an unknown charset", subject("=?x-nothing?q?abc?="));
        breaks(broken, "neither B nor Q", subject("=?utf-8?x?abc?="));
        breaks(broken, "stays in JIS", subject("=?ISO-2022-JP?B?GyRCPUs=?="));
        clean(
                "words in several charsets",
                subject(word("ISO-2022-JP", "秋の新商品", "ISO-2022-JP") + " " + word("UTF-8", "秋", "UTF-8") + " "
                        + word("Shift_JIS", "秋", "Shift_JIS") + " " + word("EUC-JP", "秋", "EUC-JP")),
                "header.line_over_78");
        clean("a word with a language", subject("=?us-ascii*en?Q?autumn?="));
        clean("a word without padding", subject("=?utf-8?B?44GC44GE44GG?="));
        breaks("ja.machine_dependent", "in the subject", subject(word("ISO-2022-JP", "①秋", "x-windows-iso2022jp")));
        breaks(
                "header.subject.encoded_word_long",
                "76",
                subject("=?utf-8?q?" + "a".repeat(64) + "?="),
                "header.line_over_78");
        clean("75", subject("=?utf-8?q?" + "a".repeat(63) + "?="), "header.line_over_78");
        breaks("header.subject.missing", "an empty word", subject("=?utf-8?B??="));
        breaks("header.subject.missing", "blanks", subject("   "));
        for (String reply : List.of("RE：秋", "Ｆｗｄ：秋", "返信: 秋", "転送：秋", "Re[2]: 秋", "FW: 秋")) {
            breaks("header.subject.fake_reply", reply, subject(word("UTF-8", reply, "UTF-8")));
        }
        clean("words that begin like a reply", subject("Reservations: open now"));
        clean("an answer", "In-Reply-To: <0@example.com>\r\n" + subject("Re: Autumn"));
        breaks("header.subject.shouting", "wide letters", subject(word("UTF-8", "ＢＵＹＴＨＩＳＮＯＷ", "UTF-8")));
        breaks("header.subject.shouting", "stars", subject(word("UTF-8", "★★★ 秋", "UTF-8")));
        clean("short capitals", subject("NEW iPhone NASA"));
        clean("two marks", subject(word("UTF-8", "秋です！！ ★★", "UTF-8")));
        breaks("header.subject.raw_8bit", "UTF-8", subject(utf8("秋の新商品")));
    }

    private static void from() {
        breaks(
                "header.from.display_address",
                "the second host is foreign",
                with("From: \"example.jp on behalf of paypal.com\" <news@example.jp>"));
        breaks(
                "header.from.display_address",
                "an address in Japanese",
                with("From: " + word("UTF-8", "三井 info@bank.co.jp", "UTF-8") + " <news@example.jp>"));
        clean("own address in the name", with("From: \"info@www.example.jp\" <news@example.jp>"));
        for (String name : List.of("Dr.Tanaka", "Node.js User Group", "St.Mary", "Inc. Shop", "Ver.2.0", "Shop Ltd.")) {
            clean("a name with a dot, " + name, with("From: \"" + name + "\" <news@example.jp>"));
        }
        breaks("header.from.invalid", "no address", with("From: Shop"));
        breaks("header.from.invalid", "raw octets", with("From: " + utf8("店") + " <news@example.jp>"));
        clean(
                "raw octets, and agreed upon",
                "Received: from a.example.jp (a.example.jp [192.0.2.1]) by mx.example.com"
                        + " with UTF8SMTPS id 1;\r\n Sun, 29 Nov 2026 10:00:02 +0900\r\n"
                        + with("From: " + utf8("店") + " <news@example.jp>"),
                "header.line_over_78");
        breaks("header.from.multiple", "in a group", with("From: Team: a@example.jp, b@example.jp;"));
        breaks(
                "header.from.freemail",
                "yahoo.co.jp",
                with("From: Shop <shop@yahoo.co.jp>"),
                "header.message_id.foreign");
        breaks("header.replyto.other_domain", "the second one", "Reply-To: a@example.jp, b@example.net\r\n" + good());
        clean("an answer within the organisation", "Reply-To: a@help.example.jp\r\n" + good());
    }

    private static void header() {
        breaks("header.duplicate", "in other letters", "SUBJECT: Twice\r\n" + good());
        clean("two Received", "Received: a\r\nReceived: b\r\n" + good());
        breaks("header.message_id.malformed", "no brackets", with("Message-ID: 1@example.jp"));
        breaks("header.message_id.malformed", "two", with("Message-ID: <1@example.jp> <2@example.jp>"));
        breaks("header.message_id.foreign", "an address", with("Message-ID: <1@[192.0.2.1]>"));
        clean("a host of ours", with("Message-ID: <1@mta7.example.jp>"));
        breaks("header.message_id.missing", "empty", with("Message-ID:"));
        breaks("header.date.malformed", "ISO", with("Date: 2026-11-29T10:00:00+09:00"));
        for (String date : List.of(
                "29 Nov 2026 10:00 +0900",
                "Sun, 29 Nov 2026 01:00:00 GMT",
                "Sun, 29 Nov 2026 10:00:00 +0900 (JST)",
                "Sun, 29 Nov 2026 01:00:00 -0000",
                "Sun,  29 Nov 2026 01:00:00 UT")) {
            clean("the date " + date, with("Date: " + date));
        }
        breaks("header.date.skew", "two days late", with("Date: Fri, 27 Nov 2026 00:00:00 +0900"));
        breaks("header.to.missing", "an empty group", with("To: recipients:;"));
        breaks("header.to.missing", "as Outlook writes it", with("To: <Undisclosed-Recipient:;>"));
        breaks("header.to.missing", "words alone", with("To: undisclosed recipients"));
        clean("a group with somebody", with("To: Members: a@example.com;"));
        clean("somebody who is called so", with("To: \"Undisclosed Studio\" <a@example.com>"));
        breaks(
                "header.line_over_998",
                "folded, and long all the same",
                "X-A: b\r\n " + "a".repeat(999) + "\r\n" + good());
        breaks(
                "body.bare_newline",
                "in the header",
                good().replace("To: <a@example.com>\r\n", "To: <a@example.com>\n"));
        clean(
                "saved on Unix, with a mark at its begin",
                "\u00EF\u00BB\u00BF" + good().replace("\r\n", "\n"),
                "body.bare_newline");
    }

    private static void list() {
        String missing = "content.unsubscribe_link.missing";
        breaks(
                missing,
                "the word, and no way",
                plain("Our autumn catalogue is here. You cannot unsubscribe by telephone.\r\n"));
        clean("Japanese, beside the link", encoded("utf-8", "秋の新商品です。\n配信停止はこちら\nhttps://example.jp/x\n", "UTF-8"));
        clean("in wide letters", encoded("utf-8", "秋の新商品です。\nメールの停止 ▼\nhttps://example.jp/x\n", "UTF-8"));
        clean("by mail", plain("Autumn is here.\r\nTo opt out: stop@example.jp\r\n"));
        clean(
                "an image as link",
                alternative(
                        SampleMail.PROSE.replace("To unsubscribe: https://example.jp/u", ""),
                        "<html lang=en><body>"
                                + SampleMail.PAGE
                                        .replace("unsubscribe", "x")
                                        .replace(
                                                "Stop these mails",
                                                "<img src='https://example.jp/u.png' alt='unsubscribe'>")
                                + "</body></html>"));
        breaks("list.unsubscribe.no_one_click", "no brackets", with("List-Unsubscribe: https://example.jp/u"));
        breaks("list.unsubscribe.no_one_click", "mail alone", with("List-Unsubscribe: <mailto:u@example.jp>"));
        breaks("list.unsubscribe.no_one_click", "another value", with("List-Unsubscribe-Post: One-Click"));
        breaks(
                "list.unsubscribe.not_https",
                "http and mail",
                with("List-Unsubscribe: <mailto:u@example.jp>, <http://example.jp/u>"));
        clean("both, over lines", with("List-Unsubscribe: <mailto:u@example.jp>,\r\n\t<HTTPS://example.jp/u>"));
    }

    private static void format() {
        String broken = "mime.boundary.broken";
        String inner =
                "Content-Type: multipart/alternative; boundary=i\r\n\r\n--i\r\nContent-Type: text/plain\r\n\r\nhi\r\n";
        breaks(broken, "the inner one is never closed", mixed(inner));
        clean("an inner one", mixed(inner + "--i--"));
        breaks(
                broken,
                "a part behind the end",
                mixed(inner + "--i--") + "--b\r\nContent-Type: text/plain\r\n\r\nlate\r\n");
        breaks(
                broken,
                "another boundary than is named",
                good().replace("text/plain; charset=utf-8", "multipart/mixed; boundary=q"),
                "content.unsubscribe_link.missing");
        breaks("mime.charset.unknown", "a made-up name", encoded("utf-9", SampleMail.PROSE, "UTF-8"));
        for (String charset :
                List.of("utf8", "\"UTF-8\"", "windows-31j", "cp932", "x-sjis", "iso-8859-15", "us-ascii")) {
            clean("the charset " + charset, encoded(charset, SampleMail.PROSE, "US-ASCII"));
        }
        clean("a registered charset that Java has not", encoded("iso-8859-8-i", SampleMail.PROSE, "US-ASCII"));
        breaks(
                "mime.charset.mismatch",
                "Shift_JIS called UTF-8",
                encoded("utf-8", "秋の新商品\n配信停止 https://example.jp/u\n", "Shift_JIS"));
        breaks(
                "mime.charset.mismatch",
                "Shift_JIS called ISO-2022-JP",
                encoded("iso-2022-jp", "秋の新商品、ﾃｽﾄ\nunsubscribe https://example.jp/u\n", "Shift_JIS"));
        breaks(
                "mime.charset.mismatch",
                "UTF-8 called ASCII",
                encoded("us-ascii", "秋 unsubscribe https://example.jp/u\n", "UTF-8"));
        breaks(
                "mime.cte.8bit_in_7bit",
                "no charset, no encoding",
                good().replace(SampleMail.PROSE, utf8("秋の新商品\r\nunsubscribe https://example.jp/u\r\n"))
                        .replace("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n", ""));
        breaks(
                "mime.cte.8bit_in_7bit",
                "an attachment",
                mixed("Content-Type: application/pdf; name=a.pdf\r\n\r\n%PDF \u00e4\u00f6"));
        breaks(
                "mime.text_html_differ",
                "nothing but grammar in common",
                alternative(
                        "This is a mail for you and it can be read in your reader with HTML. Unsubscribe:"
                                + " https://example.jp/u\r\n",
                        "<html lang=en><body>" + SampleMail.PAGE + "</body></html>"));
        breaks(
                "mime.text_html_differ",
                "Japanese",
                alternative(
                        utf8("このメールはＨＴＭＬメールです。対応したソフトでご覧ください。\r\n配信停止 https://example.jp/u\r\n"),
                        utf8("<html lang=ja><body><p>秋の園芸用品を集めました。鍛冶職人が仕上げた剪定鋏をどうぞお試しください。</p>"
                                + "<a href='https://example.jp/u'>配信停止</a></body></html>")));
        clean(
                "Japanese that says the same",
                alternative(
                        utf8("秋の園芸用品を集めました。鍛冶職人が仕上げた剪定鋏をどうぞ。\r\n配信停止 https://example.jp/u\r\n"),
                        utf8("<html lang=ja><body><p>秋の園芸用品を集めました。鍛冶職人が仕上げた剪定鋏をどうぞお試しください。</p>"
                                + "<a href='https://example.jp/u'>配信停止</a></body></html>")));
        clean(
                "a page within an attached message",
                mixed("Content-Type: message/rfc822\r\n\r\n"
                        + "From: b@example.net\r\n"
                        + "Subject: x\r\n"
                        + "Content-Type: text/html\r\n\r\n"
                        + "<script>x</script><a href='http://bit.ly/a'>quite other words altogether"
                        + " here</a>\r\n"));
        StringBuilder nested = new StringBuilder();
        for (int level = 0; level < 30; level++) {
            nested.append("Content-Type: multipart/mixed; boundary=n")
                    .append(level)
                    .append("\r\n\r\n--n")
                    .append(level)
                    .append("\r\n");
        }
        breaks("mime.too_deep", "31 levels", mixed(nested + "Content-Type: text/plain\r\n\r\nhi\r\n"));
        breaks("body.line_too_long", "999", good() + "a".repeat(999) + "\r\n");
        clean("998", good() + "a".repeat(998) + "\r\n");
    }

    private static void japanese() {
        String stop = "\r\nunsubscribe https://example.jp/u\r\n";
        breaks(
                "ja.machine_dependent",
                "a row for users",
                encoded(
                        "text/plain; charset=iso-2022-jp",
                        ("\u001b$Bu!\u001b(B" + stop).getBytes(StandardCharsets.ISO_8859_1)),
                "mime.charset.mismatch");
        breaks("ja.machine_dependent", "from Shift_JIS", encoded("Shift_JIS", "①㈱Ⅲの新商品" + stop, "windows-31j"));
        breaks("ja.machine_dependent", "from EUC-JP", encoded("EUC-JP", "①の新商品" + stop, "x-eucJP-Open"));
        breaks(
                "ja.halfwidth_kana",
                "octets over 127 in ISO-2022-JP",
                encoded(
                        "text/plain; charset=ISO-2022-JP",
                        ("\u00b1\u00b2\u00b3" + stop).getBytes(StandardCharsets.ISO_8859_1)));
        breaks(
                "ja.halfwidth_kana",
                "by escape",
                encoded(
                        "text/plain; charset=ISO-2022-JP",
                        ("\u001b(I123\u001b(B" + stop).getBytes(StandardCharsets.ISO_8859_1)));
        for (String charset : List.of("ISO-2022-JP", "Shift_JIS", "EUC-JP", "UTF-8")) {
            clean("Japanese in " + charset, encoded(charset, "秋の新商品、ご案内いたします。（園芸）" + stop, charset));
        }
        clean("kana in Shift_JIS", encoded("Shift_JIS", "ｱｷ" + stop, "Shift_JIS"));
        clean("numbers in circles in UTF-8", encoded("UTF-8", "①㈱Ⅲの新商品" + stop, "UTF-8"));
    }

    private static void html() {
        String picture = "<img src='https://example.jp/a.png' alt='a'>";
        breaks(
                "html.image_only",
                "words that nobody sees",
                alternative(
                        "Autumn. unsubscribe https://example.jp/u\r\n",
                        "<html lang=en><head><title>" + "words of the title ".repeat(10)
                                + "</title></head><body><div style='display:none'>"
                                + "autumn catalogue ".repeat(10) + "</div><a href='https://example.jp/unsubscribe'>"
                                + picture
                                + "</a></body></html>"),
                "html.text_ratio");
        clean(
                "a short one with a pixel",
                alternative(
                        "Your code is 123456. unsubscribe https://example.jp/u\r\n",
                        "<html lang=en><body><p>Your code is 123456.</p><a"
                                + " href='https://example.jp/u'>unsubscribe</a><img src='https://example.jp/p.gif'"
                                + " style='width:1px;height:1px' alt=''></body></html>"));
        clean(
                "a preview line with padding",
                alternative(
                        SampleMail.PROSE,
                        "<html lang=en><body><div style='display:none;max-height:0'>" + "Twelve new tools"
                                + "&nbsp;&zwnj;&#847;\r\n".repeat(150) + "</div>" + SampleMail.PAGE
                                + "</body></html>"));
        clean(
                "no size outside, and a size inside",
                page("<div style='font-size:0px'><div style='font-size:14px'>"
                        + "words that everybody reads ".repeat(12) + "</div></div>"));
        clean(
                "white on a dark picture",
                page("<div style=\"background:url('https://example.jp/d.png')\"><p style='color:#fff'>"
                        + "words that everybody reads ".repeat(12) + "</p></div>"));
        clean(
                "white on black",
                page("<table><tr><td bgcolor='#000000'><p style='color:#ffffff'>"
                        + "words that everybody reads ".repeat(12) + "</p></td></tr></table>"));
        clean(
                "the same words for small screens",
                page("<p>" + "words for all ".repeat(20) + "</p><p style='display:none'>" + "words for all ".repeat(20)
                        + "</p>"));
        String words = "words that nobody reads ".repeat(12);
        for (String hidden : List.of(
                "<p style='color:#ffffff'>",
                "<font color=white>",
                "<p style='font-size:1px'>",
                "<p hidden>",
                "<div style='opacity:0'>",
                "<div style='max-height:0;overflow:hidden'>",
                "<p style='visibility: hidden'>",
                "<style>.x{color:red;display:none}</style><p class=x>",
                "<p style='text-indent:-9999px'>",
                "<p style='background-color:#123456;color:#123455'>")) {
            breaks("html.hidden_text", hidden, page(hidden + words));
        }
        clean(
                "a rule for small screens",
                page("<style>@media (max-width:600px){.x{display:none}}</style><p class=x>" + words + "</p>"));
        for (String active : List.of(
                "<FORM action='https://example.jp/'></FORM>",
                "<object></object>",
                "<embed src='https://example.jp/'>",
                "<meta http-equiv=REFRESH content='0'>",
                "<p onMouseOver='x()'>x</p>",
                "<svg onload='x()'></svg>")) {
            breaks("html.active_content", active, page(active));
        }
        clean("words about scripts", page("<p>Use &lt;script&gt; and onclick wisely</p>"));
        breaks("html.img.alt_missing", "a small one", page("<img src='https://example.jp/a.png' width=20 height=20>"));
        clean("decoration", page("<img src='https://example.jp/a.png' alt=''>"));
        clean(
                "102 KB and no more",
                alternative(
                        SampleMail.PROSE,
                        "<html lang=en><body>" + SampleMail.PAGE + "<p>" + "word \r\n".repeat(14_000)
                                + "</p></body></html>"));
    }

    private static void links() {
        for (String text : List.of(
                "www.example.jp",
                "ｗｗｗ．ｅｘａｍｐｌｅ．ｊｐ",
                "https://www.example.jp/login",
                "→ www.example.jp",
                "www.<b>example</b>.jp",
                "www.example.jp。",
                "bank.co.jp をクリック",
                "WWW.EXAMPLE.JP")) {
            breaks("link.text_mismatch", text, link("https://evil.example.net/", utf8(text)));
        }
        for (String text : List.of(
                "catalogue.pdf",
                "ASP.NET",
                "Node.js",
                "readme.md",
                "Ver.2.0",
                "info@example.jp",
                "see www",
                "Dr.Tanaka")) {
            clean("the text " + text, link("https://example.net/", text));
        }
        clean("the own host by another name", link("https://click.example.jp/x", "https://www.example.jp/"));
        for (String target : List.of(
                "https://3221225985/",
                "https://0xC0000201/",
                "https://0300.0.2.1/",
                "https://[2001:db8::1]:8443/",
                utf8("https://１９２．０．２．１/"),
                "https://192.0.2.1:8080/a")) {
            breaks("link.ip_literal", target, link(target, "see"));
        }
        breaks("link.userinfo", "in text", plain(SampleMail.PROSE + "https://www.example.jp@evil.example.net/\r\n"));
        clean("an at sign in the path", link("https://example.net/@user", "see"));
        breaks("link.shortener", "below it", link("https://www.bit.ly/x", "see"));
        breaks("link.shortener", "in text", plain(SampleMail.PROSE + "https://t.co/abc\r\n"));
        clean("a host that ends like one", link("https://habit.ly/x", "see"));
        breaks("link.http", "in text", plain(SampleMail.PROSE + "http://example.jp/\r\n"));
        for (String target :
                List.of("https://xn--exmple-4nf.jp/", utf8("https://exаmple.jp/"), utf8("https://ɡοοgle.example/"))) {
            breaks("link.mixed_script", target, link(target, "see"));
        }
        breaks("link.mixed_script", "in text", plain(SampleMail.PROSE + utf8("https://exаmple.jp/x\r\n")));
        for (String target : List.of(
                "https://日本語.jp/", "https://お名前.com/", "https://xn--wgv71a119e.jp/", "https://bücher.example/")) {
            clean("the host " + target, link(utf8(target), "see"));
        }
        for (String target : List.of(
                "",
                "#",
                "/path",
                "www.example.jp",
                "javascript:x()",
                "https://",
                "http:/example.jp",
                "//example.jp/x")) {
            breaks("link.broken", "\"" + target + "\"", link(target, "see"));
        }
        for (String target : List.of(
                "mailto:a@example.jp", "tel:+81312345678", "#top", "line://msg/x", "webcal://example.jp/c.ics")) {
            clean("the link " + target, link(target, "see"));
        }
        breaks("content.placeholder", "in a link", link("https://example.jp/?n={{name}}", "see"));
        breaks("content.placeholder", "in a link, escaped", link("https://example.jp/?n=%7B%7Bname%7D%7D", "see"));
        breaks("content.placeholder", "the whole link", link("{{ link }}", "see"));
        for (String left : List.of("「{{姓}}」様", "[[お名前]]様", "%%姓%% 様", "*|FNAME|*", "${user.name}", "{% if x %}")) {
            breaks("content.placeholder", left, plain(utf8(left) + "\r\n" + SampleMail.PROSE));
        }
        breaks("content.placeholder", "in To", with("To: \"{{name}}\" <a@example.com>"));
        clean("braces and percent", plain("{ a } 50%% off %% [1] [[1]] $5 {x}\r\n" + SampleMail.PROSE));
        clean(
                "a link before Japanese",
                encoded("utf-8", "詳細はhttps://www.example.jpをご覧ください。配信停止https://example.jp/uから\n", "UTF-8"));
    }

    private static void attachments() {
        byte[] some = {1, 2, 3};
        for (String name : List.of(
                "bill.pdf.EXE", "a;b.exe", "bill.exe.", "bill.pdf             .scr", "setup.JS", "x.lnk", "x.iso")) {
            breaks("attach.executable", name, attached(name, some));
        }
        breaks(
                "attach.executable",
                "a name in parts (RFC 2231)",
                part(
                        "Content-Type: application/octet-stream\r\n"
                                + "Content-Disposition: attachment;\r\n filename*0=\"bill\";\r\n filename*1=\".exe\"",
                        some));
        breaks("attach.executable", "an encoded name", attached(word("UTF-8", "請求書.exe", "UTF-8"), some));
        breaks(
                "attach.executable",
                "the name of the type",
                part("Content-Type: application/octet-stream; name=a.vbs", some));
        breaks("attach.executable", "a program by its octets", attached("bill.pdf", program()));
        breaks(
                "attach.executable",
                "a program without a name",
                part("Content-Type: application/octet-stream", program()));
        breaks("attach.executable", "in a zip without a name", part("Content-Type: application/zip", zip("a/run.bat")));
        clean("a name that only mentions it", attached("setup.exe.txt", some));
        clean(
                "letters MZ",
                attached(
                        "note.bin",
                        "MZ is how it begins, and it is no program at all, as long as this text may be"
                                .getBytes(StandardCharsets.US_ASCII)));
        clean("a zip of papers", attached("papers.zip", zip("a.pdf", "b.xlsx")));
        breaks("attach.macro", "a new one", attached("list.xlsx", zip("xl/vbaProject.bin")));
        breaks("attach.macro", "in a zip", attached("list.zip", zip("list.XLSM")));
        breaks("attach.macro", "an old one", attached("list.xls", ole()));
        byte[] locked = zip("a.pdf");
        locked[6] |= 1;
        breaks("attach.encrypted_archive", "without a name", part("Content-Type: application/zip", locked));
        breaks(
                "attach.html",
                "without a name",
                mixed("Content-Type: text/html\r\nContent-Disposition: attachment\r\n\r\n<p>x</p>"));
        breaks("attach.html", "a drawing", attached("x.svg", some));
        clean("a page to be read", mixed("Content-Type: text/plain; name=\"a.txt\"\r\n\r\nhello"));
    }

    @TestFactory
    Stream<DynamicTest> saysThisAndNothingElse() {
        return CASES.stream()
                .map(each -> dynamicTest(
                        each.name(), () -> assertThat(rules(each.message())).isEqualTo(each.rules())));
    }

    private static byte[] program() {
        byte[] octets = new byte[200];
        octets[0] = 'M';
        octets[1] = 'Z';
        octets[0x3C] = (byte) 0x80;
        octets[0x80] = 'P';
        octets[0x81] = 'E';
        return octets;
    }

    private static byte[] ole() {
        byte[] octets = new byte[600];
        byte[] head = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        System.arraycopy(head, 0, octets, 0, head.length);
        byte[] stream = "_VBA_PROJECT".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(stream, 0, octets, 512, stream.length);
        return octets;
    }

    private static byte[] zip(String... names) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(new byte[100]);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
