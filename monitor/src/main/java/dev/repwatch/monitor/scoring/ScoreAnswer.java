package dev.repwatch.monitor.scoring;

import dev.repwatch.checks.message.MessageFinding;
import dev.repwatch.checks.message.MessageScore;
import dev.repwatch.checks.message.Rule;
import dev.repwatch.checks.message.Rules;
import dev.repwatch.checks.message.engine.FilterWords;
import dev.repwatch.checks.message.engine.Opinion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is held against a message, as programs read it: the JSON of {@code repwatch score} and of the API.
 *
 * @param band {@code low}, {@code raised} or {@code high}
 * @param confidence {@code high}, {@code medium} or {@code low}
 * @param filters what spam filters beside say; empty when none is configured
 */
public record ScoreAnswer(
        String band,
        String confidence,
        List<ScoreFinding> findings,
        List<ScoreGroup> groups,
        List<ScoreGap> not_known,
        List<ScoreFilter> filters) {

    private static final String NOT_A_MESSAGE = "input.not_a_message";

    /** One thing that is held against it, who must act, and what to do. */
    public record ScoreFinding(
            String rule, String severity, String owner, String where, String evidence, String advice) {}

    /**
     * One group of rules.
     *
     * @param state {@code ok}, {@code findings} or {@code unknown}
     * @param cause why it is unknown
     */
    public record ScoreGroup(
            String group, String state, @Nullable String cause) {}

    /** A rule that could not be judged. */
    public record ScoreGap(String rule, String cause) {}

    /** What one spam filter says, or why it said nothing. */
    public record ScoreFilter(
            String filter,
            Optional<String> cause,
            Optional<Double> score,
            Optional<Double> threshold,
            Optional<Integer> not_counted,
            List<ScoreFilterRule> rules) {}

    /** One rule of a spam filter in words. */
    public record ScoreFilterRule(String name, double points, String text) {}

    /** @param japanese the language of advice */
    public static ScoreAnswer of(MessageScore score, boolean japanese) {
        return new ScoreAnswer(
                score.band().label(),
                score.confidence().label(),
                score.findings().stream().map(it -> finding(it, japanese)).toList(),
                score.groups().stream()
                        .map(it -> new ScoreGroup(
                                it.group().label(), it.state(), it.cause().isEmpty() ? null : it.cause()))
                        .toList(),
                score.notKnown().entrySet().stream()
                        .map(it -> new ScoreGap(it.getKey(), it.getValue()))
                        .toList(),
                score.opinions().stream().map(it -> filter(it, japanese)).toList());
    }

    /** What is said in place of a score. */
    public static ScoreAnswer ofNoMessage(boolean japanese) {
        Rule rule = Rules.of(NOT_A_MESSAGE);
        ScoreFinding only = new ScoreFinding(
                rule.id(), "critical", rule.owner().label(), "input", "no header field", advice(rule, japanese));
        return new ScoreAnswer(
                MessageScore.Band.HIGH.label(),
                MessageScore.Confidence.LOW.label(),
                List.of(only),
                List.of(),
                List.of(),
                List.of());
    }

    private static ScoreFinding finding(MessageFinding finding, boolean japanese) {
        return new ScoreFinding(
                finding.rule().id(),
                finding.severity().label(),
                finding.rule().owner().label(),
                finding.where(),
                finding.evidence(),
                advice(finding.rule(), japanese));
    }

    private static String advice(Rule rule, boolean japanese) {
        return japanese ? rule.adviceJa() : rule.adviceEn();
    }

    private static ScoreFilter filter(Opinion opinion, boolean japanese) {
        if (opinion instanceof Opinion.Scored scored) {
            return new ScoreFilter(
                    scored.filter(),
                    Optional.empty(),
                    Optional.of(scored.score()),
                    Optional.of(scored.threshold()),
                    Optional.of(scored.notCounted()),
                    scored.heaviest().stream()
                            .map(it -> new ScoreFilterRule(it.name(), it.points(), FilterWords.of(it, japanese)))
                            .toList());
        }
        String cause = opinion instanceof Opinion.Unknown silent ? silent.cause() : "";
        return new ScoreFilter(
                opinion.filter(), Optional.of(cause), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }
}
