package dev.repwatch.monitor.cli.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.message.MessageFinding;
import dev.repwatch.checks.message.MessageScore;
import dev.repwatch.checks.message.Rules;
import dev.repwatch.checks.reputation.Severity;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(document.body().text()).contains("<script>alert(1)</script>", "link.listed");
        assertThat(document.select("h2").eachText())
                .containsExactly(
                        japanese ? "技術担当" : "engineer",
                        japanese ? "原稿担当" : "content",
                        japanese ? "確認できなかった項目" : "Could not be judged");
        assertThat(document.select("html").attr("lang")).isEqualTo(japanese ? "ja" : "en");
    }
}
