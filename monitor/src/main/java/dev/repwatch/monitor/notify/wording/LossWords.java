package dev.repwatch.monitor.notify.wording;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.TargetNames;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Moments;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.FaultCause;
import dev.repwatch.monitor.incident.ScoreExplanation.Loss;
import java.time.ZoneOffset;

/** Why a score is not 100, in one language: the same sentence in an alert and on a page. */
public record LossWords(Words words, TargetNames names, Moments moments) {

    /** For pages, whose times are UTC. */
    public static LossWords in(Language language, TargetNames names) {
        return new LossWords(Words.of(LossWords.class, language), names, new Moments(language, ZoneOffset.UTC));
    }

    public String of(Loss loss) {
        return words.say(
                loss.points() == 0 ? "score.loss.counted" : "score.loss",
                "source",
                names.title(new SourceId(loss.source()), words.language()),
                "points",
                loss.points(),
                "cause",
                cause(loss.cause()),
                "since",
                moments.at(loss.since()));
    }

    private String cause(FaultCause cause) {
        if (cause instanceof FaultCause.Listed it) {
            return words.say(
                    it.confirmed() ? "score.listed" : "score.listed_once",
                    "code",
                    it.code(),
                    "severity",
                    words.say("severity." + it.severity().label()),
                    "tier",
                    it.tier());
        }
        if (cause instanceof FaultCause.Measured it) {
            return words.say(
                    it.fresh() ? "score.measured" : "score.measured_stale",
                    "measure",
                    it.measure(),
                    "value",
                    it.value(),
                    "band",
                    words.say("feed.band." + it.band()));
        }
        return cause.english();
    }
}
