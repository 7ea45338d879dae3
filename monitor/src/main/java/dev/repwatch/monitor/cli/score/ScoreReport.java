package dev.repwatch.monitor.cli.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.repwatch.checks.message.MessageFinding;
import dev.repwatch.checks.message.MessageScore;
import dev.repwatch.checks.message.Owner;
import dev.repwatch.checks.message.Rule;
import dev.repwatch.checks.message.Rules;
import dev.repwatch.checks.message.engine.FilterWords;
import dev.repwatch.checks.message.engine.Opinion;
import dev.repwatch.monitor.api.ApiJson;
import dev.repwatch.monitor.scoring.ScoreAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A score as JSON and as text, in English or Japanese. */
final class ScoreReport {

    private static final String NOT_A_MESSAGE = "input.not_a_message";

    private final boolean japanese;

    ScoreReport(boolean japanese) {
        this.japanese = japanese;
    }

    String json(MessageScore score) {
        return written(ScoreAnswer.of(score, japanese));
    }

    private static String written(ScoreAnswer answer) {
        try {
            return ApiJson.MAPPER.writeValueAsString(answer) + System.lineSeparator();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a score can be written", impossible);
        }
    }

    String advice(Rule rule) {
        return japanese ? rule.adviceJa() : rule.adviceEn();
    }

    /** What is printed in place of a score. */
    String notAMessage() {
        return written(ScoreAnswer.ofNoMessage(japanese));
    }

    String notAMessageText() {
        return (japanese ? "メールではありません。" : "This is no message. ")
                + advice(Rules.of(NOT_A_MESSAGE))
                + System.lineSeparator();
    }

    String text(MessageScore score) {
        StringBuilder text = new StringBuilder(headline(score)).append(System.lineSeparator());
        for (MessageFinding finding : score.findings()) {
            text.append("  [")
                    .append(owner(finding.rule().owner()))
                    .append("] ")
                    .append(finding.rule().id())
                    .append(" (")
                    .append(finding.severity().label())
                    .append(", ")
                    .append(finding.where())
                    .append("): ")
                    .append(finding.evidence())
                    .append(System.lineSeparator())
                    .append("      ")
                    .append(advice(finding.rule()))
                    .append(System.lineSeparator());
        }
        score.opinions().forEach(opinion -> text.append(opinion(opinion)));
        gaps(score)
                .forEach((cause, rules) -> text.append(notKnown())
                        .append(japanese ? "(" : " (")
                        .append(cause)
                        .append(japanese ? "):" : "): ")
                        .append(String.join(", ", rules))
                        .append(System.lineSeparator()));
        return text.toString();
    }

    String opinion(Opinion opinion) {
        if (opinion instanceof Opinion.Scored scored) {
            StringBuilder text = new StringBuilder(String.format(
                    Locale.ROOT,
                    japanese ? "  %s: %.1f 点(しきい値 %.1f)%s%n" : "  %s: %.1f of %.1f points%s%n",
                    scored.filter(),
                    scored.score(),
                    scored.threshold(),
                    notCounted(scored.notCounted())));
            scored.heaviest()
                    .forEach(rule -> text.append(String.format(
                            Locale.ROOT,
                            "      %+.1f %s (%s)%n",
                            rule.points(),
                            FilterWords.of(rule, japanese),
                            rule.name())));
            return text.toString();
        }
        String cause = opinion instanceof Opinion.Unknown silent ? silent.cause() : "";
        return "  " + opinion.filter() + (japanese ? ": 回答が得られませんでした(" : ": no answer (") + cause + ")"
                + System.lineSeparator();
    }

    private String notCounted(int rules) {
        if (rules == 0) {
            return "";
        }
        return japanese
                ? "。DNS や経路に関する判定 " + rules + " 件は数えていません"
                : "; not counted: " + rules + (rules == 1 ? " rule" : " rules") + " about DNS and the way here";
    }

    String headline(MessageScore score) {
        if (!japanese) {
            return "Likely to be filed as spam: " + score.band().label() + " (confidence: "
                    + score.confidence().label() + "). Findings: "
                    + score.findings().size();
        }
        String band = switch (score.band()) {
            case LOW -> "低い";
            case RAISED -> "やや高い";
            case HIGH -> "高い";
        };
        String confidence = switch (score.confidence()) {
            case LOW -> "低";
            case MEDIUM -> "中";
            case HIGH -> "高";
        };
        return "迷惑メールと判定される可能性:" + band + "(確からしさ:" + confidence + ")。指摘 "
                + score.findings().size() + " 件";
    }

    String owner(Owner owner) {
        return switch (owner) {
            case ENGINEER -> japanese ? "技術担当" : "engineer";
            case CONTENT -> japanese ? "原稿担当" : "content";
            case LIST_OWNER -> japanese ? "配信リスト担当" : "list owner";
        };
    }

    /** What could not be judged, by why, in words. */
    Map<String, List<String>> gaps(MessageScore score) {
        Map<String, List<String>> gaps = new LinkedHashMap<>();
        score.notKnown()
                .forEach((rule, cause) -> gaps.computeIfAbsent(why(cause), it -> new ArrayList<>())
                        .add(rule));
        return gaps;
    }

    private String why(String cause) {
        return switch (cause) {
            case "no_envelope" ->
                japanese
                        ? "エンベロープが不明です。--trust-received か --from --ip --helo を指定してください"
                        : "the envelope is not known: give --trust-received, or --from, --ip and --helo";
            case "no_domain_lists" ->
                japanese ? "ドメインを扱うブラックリストが有効になっていません" : "no list that knows domains is switched on";
            case "too_many_hosts" -> japanese ? "リンク先が多すぎます" : "too many hosts in its links";
            case "no_from" -> japanese ? "From がありません" : "there is no From";
            case "ed25519" -> japanese ? "Ed25519 の署名は検証できません" : "Ed25519 signatures cannot be verified here";
            case "timed_out", "timeout", "no_answer" -> japanese ? "応答がありません" : "no answer";
            case "refused", "open_resolver" -> japanese ? "問い合わせを拒否されました" : "the question was refused";
            case "server_failed" -> japanese ? "ネームサーバーの障害です" : "the name server failed";
            case "quarantined" -> japanese ? "リストの応答を信頼できません" : "the list is not believed at present";
            case "bad_resolver", "strips_loopback" -> japanese ? "リゾルバーの応答を信頼できません" : "the resolver is not believed";
            case "too_large" -> japanese ? "大きすぎます" : "too large";
            case "unreachable" -> japanese ? "接続できません" : "it cannot be reached";
            default -> cause;
        };
    }

    String notKnown() {
        return japanese ? "確認できなかった項目" : "Could not be judged";
    }

    String filters() {
        return japanese ? "迷惑メールフィルターの判定" : "What spam filters say";
    }

    /** The longest that can be said of a message that has nothing against it. */
    String noPromise() {
        return japanese
                ? "この診断は、メールが受信箱に入ることを約束するものではありません。送信元の評価によっても振り分けは変わります。"
                : "This is no promise that the mail reaches the inbox: that also depends on the reputation of its"
                        + " sender.";
    }

    /** Of the words, as in HTML. */
    String language() {
        return japanese ? "ja" : "en";
    }
}
