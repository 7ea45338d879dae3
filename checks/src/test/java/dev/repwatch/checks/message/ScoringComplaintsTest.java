package dev.repwatch.checks.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.feeds.NamedDns;
import dev.repwatch.checks.message.engine.FilterRule;
import dev.repwatch.checks.message.engine.FilterWords;
import dev.repwatch.checks.message.engine.FilteredMessage;
import dev.repwatch.checks.message.engine.Opinion;
import dev.repwatch.checks.message.engine.SpamFilter;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.World;
import dev.repwatch.checks.posture.ask.AnswerCache;
import dev.repwatch.checks.posture.ask.AskLimits;
import dev.repwatch.checks.posture.ask.Asker;
import dev.repwatch.checks.reputation.Cause;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;

/**
 * What users of other tools complained of, each named by its place; the complaints about placement are in {@code
 * PlacementComplaintsTest}; number 2 (ALL_TRUSTED) is in {@code SpamAssassinTest}.
 */
class ScoringComplaintsTest {

    private static final Instant NOW = Instant.parse("2026-11-29T01:00:10Z");
    private static final String PLAIN = crlf("""
            From: Shop <news@example.jp>
            To: <a@example.com>
            Subject: Autumn
            Date: Sun, 29 Nov 2026 10:00:00 +0900
            Message-ID: <1@example.jp>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8

            Our autumn catalogue is here, with twelve new garden tools for you to look at.
            """);

    /** postal#940, Haraka#2558: ten of ten points, and spam at Gmail. */
    @Test
    void c01NoWordingPromisesDelivery() {
        assertThat(Rules.all()).allSatisfy(rule -> {
            assertThat(rule.adviceEn().toLowerCase(Locale.ROOT)).doesNotContain("will arrive", "guarantee", "100 %");
            assertThat(rule.adviceJa()).doesNotContain("届きます", "保証", "100%", "100 %");
        });
    }

    /** hardware/mailserver#210: "ham" with SPF temperror. */
    @Test
    void c03AnSpfThatCannotBeLookedUpIsNotKnownAndConfidenceFalls() throws IOException {
        MessageScore score = score(PLAIN, envelope(), question -> new DnsAnswer.Failed(Cause.TIMED_OUT, "late", ""));
        assertThat(score.notKnown()).containsKey("auth.spf.fail");
        assertThat(score.confidence()).isNotEqualTo(MessageScore.Confidence.HIGH);
        assertThat(rules(score)).doesNotContain("auth.spf.fail", "auth.dmarc.fail");
    }

    /** rspamd#2666: a DNS time-out was scanned as 0.00. */
    @Test
    void c04TroubleOfAFilterIsNotKnownAndNoPoints() {
        Findings findings = new Findings(Profile.TRANSACTIONAL);
        List<Opinion> opinions = List.of(new Opinion.Unknown("rspamd", "timeout"));
        new FilterChecks(opinions).look(findings);
        MessageScore score = Scoring.of(findings, opinions);
        assertThat(score.notKnown()).containsEntry("engine.over", "timeout");
        assertThat(score.groups()).contains(new MessageScore.GroupVerdict(RuleGroup.ENGINE, "unknown", "timeout"));
    }

    /** stalwart#2104, freescout#5356: symbols that say "the list refused us" in a verdict. */
    @Test
    void c05AListThatRefusesIsNotKnown() throws IOException {
        DomainLists refusing = hosts -> new DomainLists.Said(List.of(), List.of("open_resolver"));
        Asker dns = new Asker(
                new NamedDns(Map.of(), false), new AnswerCache(() -> NOW), AskLimits.DEFAULT, System::nanoTime);
        String message = PLAIN.replace("Our autumn", "https://shop.example.jp/ Our autumn");
        MessageScore score = new MessageScorer(dns, refusing, List.of())
                .score(message.getBytes(StandardCharsets.UTF_8), envelope(), false, Profile.TRANSACTIONAL, NOW)
                .orElseThrow();
        assertThat(score.notKnown()).containsEntry("link.listed", "open_resolver");
        assertThat(rules(score)).doesNotContain("link.listed");
    }

    /** rspamd#1293, #1651: subjects in ISO-2022-JP were read as noise; Shift_JIS called ISO-2022-JP is common. */
    @Test
    void c06CorrectIso2022JpIsNoFindingAndAWrongCharsetIs() throws IOException {
        assertThat(japanese("秋の新商品のお知らせです。", "ISO-2022-JP", "ISO-2022-JP"))
                .noneMatch(it -> it.startsWith("ja.") || it.startsWith("mime.charset") || it.contains("encoded_word"));
        assertThat(japanese("①㈱Ⅲの新商品", "x-windows-iso2022jp", "ISO-2022-JP"))
                .anyMatch(it -> it.equals("ja.machine_dependent") || it.startsWith("mime.charset"));
        assertThat(japanese("秋の新商品のお知らせです。", "Shift_JIS", "ISO-2022-JP")).anyMatch(it -> it.startsWith("mime."));
    }

    /** sendgrid-nodejs#893, postal#2788: h= leaves out List-Unsubscribe-Post; aboutmyemail#18: say why. */
    @Test
    void c07c08OneClickThatIsNotSignedSaysWhichSignatureLacksWhichField() {
        String unsigned = PLAIN.replace(
                "MIME-Version",
                "List-Unsubscribe: <https://example.jp/u>\r\n"
                        + "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\nMIME-Version");
        String half = AuthWorld.SENT
                + AuthWorld.signature(
                        unsigned, "d=example.jp; s=s1; h=From:To:Subject:Date:Message-ID:List-Unsubscribe")
                + unsigned;
        MessageScore score = AuthWorld.score(half, AuthWorld.usual(), Profile.MARKETING);
        assertThat(score.findings())
                .filteredOn(it -> it.rule().id().equals("list.unsubscribe.not_signed"))
                .singleElement()
                .satisfies(
                        it -> assertThat(it.evidence()).isEqualTo("d=example.jp s=s1: h= lacks List-Unsubscribe-Post"));
        assertThat(rules(score)).doesNotContain("auth.dkim.fail");
        assertThat(Rules.of("list.unsubscribe.not_signed").adviceEn()).contains("List-Unsubscribe-Post");
        assertThat(Rules.of("list.unsubscribe.not_signed").adviceJa()).contains("List-Unsubscribe-Post");
    }

    /** helo-community#34, Rock#7034, useSend#412: a scanner that follows links unsubscribes people. */
    @Test
    void c09NoLinkIsFetched() throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            String url = server.url("/unsubscribe").toString();
            String html = crlf("""
                    From: Shop <news@example.jp>
                    To: <a@example.com>
                    Subject: Autumn
                    Date: Sun, 29 Nov 2026 10:00:00 +0900
                    Message-ID: <1@example.jp>
                    MIME-Version: 1.0
                    List-Unsubscribe: <URL>
                    List-Unsubscribe-Post: List-Unsubscribe=One-Click
                    List-Help: <URL>
                    Content-Type: multipart/alternative; boundary=b

                    --b
                    Content-Type: text/plain; charset=utf-8

                    Our autumn catalogue: URL
                    --b
                    Content-Type: text/html; charset=utf-8

                    <html><head><base href="URL"><meta http-equiv="refresh" content="0;url=URL">
                    <link rel="stylesheet" href="URL"><style>@import url(URL); p{background:url(URL)}</style></head>
                    <body background="URL"><p>Our autumn catalogue <a href="URL" ping="URL">here</a>
                    <img src="URL" srcset="URL 2x" alt="x"><iframe src="URL"></iframe><script src="URL"></script>
                    <form action="URL"></form><video poster="URL" src="URL"></video></p></body></html>
                    --b--
                    """).replace("URL", url);
            DomainLists nobody = hosts -> new DomainLists.Said(List.of(), List.of());
            Asker dns = new Asker(
                    new NamedDns(Map.of(), false), new AnswerCache(() -> NOW), AskLimits.DEFAULT, System::nanoTime);
            MessageScore score = new MessageScorer(dns, nobody, List.of())
                    .score(html.getBytes(StandardCharsets.UTF_8), envelope(), true, Profile.MARKETING, NOW)
                    .orElseThrow();
            assertThat(rules(score)).contains("html.active_content");
            assertThat(server.getRequestCount()).isZero();
        }
    }

    /** phplist3#919, giscus#53: nobody knows what TO_NO_BRKTS_HTML_IMG wants. */
    @Test
    void c10RulesOfFiltersAreSaidInWords() {
        FilterRule rule = new FilterRule("TO_NO_BRKTS_HTML_IMG", 2.0, "To: lacks brackets and HTML and one image");
        assertThat(FilterWords.of(rule, false)).startsWith("To without a name");
        assertThat(FilterWords.of(rule, true)).contains("宛先");
        SpamFilter filter = message -> new Opinion.Scored("SpamAssassin", 2.0, List.of(rule), 0);
        Findings findings = new Findings(Profile.TRANSACTIONAL);
        new FilterChecks(List.of(filter.ask(empty()))).look(findings);
        assertThat(findings.all())
                .singleElement()
                .satisfies(it -> assertThat(it.evidence()).startsWith("SpamAssassin 2.0 of 2.0"));
    }

    private static FilteredMessage empty() {
        return new FilteredMessage(new byte[0], Optional.empty(), "", Optional.empty(), false, NOW);
    }

    private static List<String> japanese(String text, String written, String declared) throws IOException {
        String body = new String(text.getBytes(Charset.forName(written)), StandardCharsets.ISO_8859_1);
        String subject = "=?" + declared + "?B?"
                + Base64.getEncoder().encodeToString("秋".getBytes(Charset.forName("ISO-2022-JP"))) + "?=";
        String message = PLAIN.replace("Subject: Autumn", "Subject: " + subject)
                .replace("charset=utf-8", "charset=" + declared + "\r\nContent-Transfer-Encoding: 7bit")
                .replace("Our autumn catalogue is here, with twelve new garden tools for you to look at.", body);
        return rules(score(message, envelope(), new World()));
    }

    private static List<String> rules(MessageScore score) {
        return score.findings().stream().map(it -> it.rule().id()).toList();
    }

    private static Envelope envelope() throws IOException {
        return new Envelope(
                Optional.of(InetAddress.getByName("192.0.2.7")), "mta.example.jp", Optional.of("news@example.jp"));
    }

    private static MessageScore score(String message, Envelope envelope, Answers answers) {
        MessageView view = MessageView.of(
                RawMessage.read(message.getBytes(StandardCharsets.ISO_8859_1)).orElseThrow(), NOW);
        Findings findings = new Findings(Profile.TRANSACTIONAL);
        MessageScorer.look(view, findings);
        new AuthChecks(view, envelope, AuthFacts.of(view, envelope, answers), findings).look(Profile.TRANSACTIONAL);
        return Scoring.of(findings, List.of());
    }

    private static String crlf(String text) {
        return text.replace("\n", "\r\n");
    }
}
