package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.TargetNames;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.time.Instant;
import java.util.List;

/** A target flaps, or its score falls. */
final class TargetWording {

    private static final int STEEP = 30;

    private final Words words;
    private final TargetNames targetNames;

    TargetWording(Words words, Directory directory) {
        this.words = words;
        this.targetNames = new TargetNames(directory);
    }

    Alert flapping(IncidentEvent.FlappingStarted happening) {
        Subject subject = new Subject(happening.target(), happening.source(), targetNames);
        return flap(Alert.Kind.NOTICE, subject, "started", happening.at())
                .headline(Alert.Level.MINOR, flapHeadline("flapping.headline", subject))
                .why(words.say("flapping.why"))
                .advice(List.of(words.say("flapping.advice")))
                .alert(words.language());
    }

    Alert settled(IncidentEvent.FlappingEnded happening) {
        Subject subject = new Subject(happening.target(), happening.source(), targetNames);
        String state = happening.listed() ? "settled.listed" : "settled.clean";
        return flap(Alert.Kind.RESOLVED, subject, "ended", happening.at())
                .headline(Alert.Level.OK, flapHeadline(state, subject))
                .alert(words.language());
    }

    private AlertDraft flap(Alert.Kind kind, Subject subject, String event, Instant at) {
        String thread =
                "flap:" + subject.target().text() + ":" + subject.source().value();
        return new AlertDraft(kind, at)
                .keys(AlertKeys.event(thread, event, at), AlertKeys.group(subject), thread)
                .labels(subject.labels())
                .brief(words.say("fact.list"), subject.listTitle())
                .brief(words.say("fact.target"), subject.targetTitle());
    }

    private String flapHeadline(String key, Subject subject) {
        return words.say(key, "target", subject.targetTitle(), "list", subject.listTitle());
    }

    Alert scoreDropped(IncidentEvent.ScoreDropped happening) {
        boolean steep = happening.from() - happening.to() >= STEEP;
        AlertDraft alertDraft = score(Alert.Kind.OPENED, happening.target(), "dropped", happening.at())
                .headline(
                        steep ? Alert.Level.MAJOR : Alert.Level.MINOR,
                        words.say(
                                "score.headline",
                                "target",
                                targetNames.title(happening.target()),
                                "from",
                                happening.from(),
                                "to",
                                happening.to()))
                .label("severity", steep ? "major" : "minor");
        happening.reasons().stream().limit(10).forEach(it -> alertDraft.fact(words.say("fact.lost"), it));
        return alertDraft.why(words.say("score.why")).alert(words.language());
    }

    Alert scoreRecovered(IncidentEvent.ScoreRecovered happening) {
        return score(Alert.Kind.RESOLVED, happening.target(), "recovered", happening.at())
                .headline(
                        Alert.Level.OK,
                        words.say(
                                "score.recovered",
                                "target",
                                targetNames.title(happening.target()),
                                "to",
                                happening.to()))
                .alert(words.language());
    }

    private AlertDraft score(Alert.Kind kind, Target target, String event, Instant at) {
        String thread = "score:" + target.text();
        return new AlertDraft(kind, at)
                .keys(AlertKeys.event(thread, event, at), thread, thread)
                .brief(words.say("fact.target"), targetNames.title(target))
                .labels(targetNames.labels(target));
    }
}
