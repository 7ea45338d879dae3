package dev.repwatch.monitor.cli.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.message.MessageFinding;
import dev.repwatch.checks.message.MessageScore;
import dev.repwatch.checks.message.Rules;
import dev.repwatch.checks.reputation.Severity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The page for who writes the mail: all of the message is text there, and nothing leads outside. */
class ScorePageTest {

    private static final String HOSTILE = "</span><script>alert(1)</script>\u202e\"'<img src=http://evil.example/>";

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void holdsEveryFindingAsTextAndRefersToNothing(boolean japanese) {
        MessageScore score = new MessageScore(
                MessageScore.Band.HIGH,
                MessageScore.Confidence.LOW,
                20,
                List.of(
                        new MessageFinding(Rules.of("auth.dkim.missing"), Severity.MAJOR, "header", HOSTILE),
                        new MessageFinding(Rules.of("link.text_mismatch"), Severity.MAJOR, HOSTILE, "x")),
                List.of(),
                Map.of("link.listed", "timed_out"),
                List.of());

        String page = new ScorePage(new ScoreReport(japanese)).of(score);
        Document document = Jsoup.parse(page);

        assertThat(document.select("script, img, link, a, iframe")).isEmpty();
        assertThat(document.body().text())
                .contains("<script>alert(1)</script>", "link.listed", japanese ? "応答がありません" : "no answer");
        assertThat(document.select("h2").eachText())
                .containsExactly(
                        japanese ? "技術担当" : "engineer",
                        japanese ? "原稿担当" : "content",
                        japanese ? "確認できなかった項目" : "Could not be judged");
        assertThat(document.select("html").attr("lang")).isEqualTo(japanese ? "ja" : "en");
    }

    /** A name that no reader knows is worth nothing without why, and what to do. */
    @Test
    void whatCouldNotBeJudgedIsSaidByWhy() {
        MessageScore score = new MessageScore(
                MessageScore.Band.LOW,
                MessageScore.Confidence.LOW,
                100,
                List.of(),
                List.of(),
                new TreeMap<>(Map.of("auth.ptr.missing", "no_envelope", "auth.spf.fail", "no_envelope")),
                List.of());
        assertThat(new ScoreReport(false).text(score))
                .endsWith(
                        "Could not be judged (the envelope is not known: give --trust-received, or --from, --ip and --helo):"
                                + " auth.ptr.missing, auth.spf.fail"
                                + System.lineSeparator());
        assertThat(new ScoreReport(true).text(score)).contains("確認できなかった項目(エンベロープが不明です。");
    }

    @Test
    void anotherLanguageIsRefused() {
        StringWriter err = new StringWriter();
        int exit =
                new CommandLine(new ScoreCommand()).setErr(new PrintWriter(err)).execute("x.eml", "--language", "fr");
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("'fr'");
    }
}
