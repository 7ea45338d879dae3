package dev.repwatch.monitor.telling.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.Naming;
import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.words.Words;
import java.time.Instant;
import java.util.List;

/** A target flaps, or its score falls. */
final class TargetWording {

    private static final int STEEP = 30;

    private final Words words;
    private final Naming naming;

    TargetWording(Words words, Directory directory) {
        this.words = words;
        this.naming = new Naming(directory);
    }

    Alert flapping(Happening.FlappingStarted happening) {
        Subject subject = new Subject(happening.target(), happening.source(), naming);
        return flap(Alert.Kind.NOTICE, subject, "started", happening.at())
                .headline(Alert.Level.MINOR, flapHeadline("flapping.headline", subject))
                .why(words.say("flapping.why"))
                .advice(List.of(words.say("flapping.advice")))
                .alert(words.language());
    }

    Alert settled(Happening.FlappingEnded happening) {
        Subject subject = new Subject(happening.target(), happening.source(), naming);
        String state = happening.listed() ? "settled.listed" : "settled.clean";
        return flap(Alert.Kind.RESOLVED, subject, "ended", happening.at())
                .headline(Alert.Level.OK, flapHeadline(state, subject))
                .alert(words.language());
    }

    private Draft flap(Alert.Kind kind, Subject subject, String event, Instant at) {
        String thread =
                "flap:" + subject.target().text() + ":" + subject.source().value();
        return new Draft(kind, at)
                .keys(Keys.event(thread, event, at), Keys.group(subject), thread)
                .labels(subject.labels())
                .brief(words.say("fact.list"), subject.listTitle())
                .brief(words.say("fact.target"), subject.targetTitle());
    }

    private String flapHeadline(String key, Subject subject) {
        return words.say(key, "target", subject.targetTitle(), "list", subject.listTitle());
    }

    Alert scoreDropped(Happening.ScoreDropped happening) {
        boolean steep = happening.from() - happening.to() >= STEEP;
        Draft draft = score(Alert.Kind.OPENED, happening.target(), "dropped", happening.at())
                .headline(
                        steep ? Alert.Level.MAJOR : Alert.Level.MINOR,
                        words.say(
                                "score.headline",
                                "target",
                                naming.title(happening.target()),
                                "from",
                                happening.from(),
                                "to",
                                happening.to()))
                .label("severity", steep ? "major" : "minor");
        happening.reasons().stream().limit(10).forEach(it -> draft.fact(words.say("fact.lost"), it));
        return draft.why(words.say("score.why")).alert(words.language());
    }

    Alert scoreRecovered(Happening.ScoreRecovered happening) {
        return score(Alert.Kind.RESOLVED, happening.target(), "recovered", happening.at())
                .headline(
                        Alert.Level.OK,
                        words.say("score.recovered", "target", naming.title(happening.target()), "to", happening.to()))
                .alert(words.language());
    }

    private Draft score(Alert.Kind kind, Target target, String event, Instant at) {
        String thread = "score:" + target.text();
        return new Draft(kind, at)
                .keys(Keys.event(thread, event, at), thread, thread)
                .brief(words.say("fact.target"), naming.title(target))
                .labels(naming.labels(target));
    }
}
