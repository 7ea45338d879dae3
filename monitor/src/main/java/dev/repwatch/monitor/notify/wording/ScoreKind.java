package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import dev.repwatch.monitor.incident.ScoreDetail;
import java.util.List;
import org.slf4j.event.Level;

/** The score of a target fell. */
public final class ScoreKind {

    public static final IncidentKind<ScoreDetail> KIND = IncidentKind.of("score", ScoreDetail.class)
            .storedAs(ScoreKind::name)
            .severity(detail -> Severity.MAJOR)
            .countedAs("score")
            .alertName(detail -> "RepwatchScoreDropped")
            .keys(event ->
                    IncidentKind.Keys.alone("score:" + event.detail().target().text(), name(event), event.at()))
            .labels((detail, names) -> names.labels(detail.target()))
            .logged(event -> logged(event))
            .words(new OwnSpeech<>(
                    List.of(
                            "score.headline",
                            "score.why",
                            "score.recovered",
                            "score.loss",
                            "score.loss.counted",
                            "score.listed",
                            "score.listed_once",
                            "score.measured",
                            "score.measured_stale"),
                    (context, kind) -> event -> say(context, kind, event)))
            .kind();

    private static final int STEEP = 30;
    private static final int MOST_LOSSES = 10;

    private ScoreKind() {}

    private static String name(IncidentEvent<ScoreDetail> event) {
        return event.is(Verb.RESOLVED) ? "recovered" : "dropped";
    }

    private static Alert say(WordContext context, IncidentKind<ScoreDetail> kind, IncidentEvent<ScoreDetail> event) {
        ScoreDetail it = event.detail();
        Words words = context.words();
        String target = context.title(it.target());
        boolean over = event.is(Verb.RESOLVED);
        AlertDraft alertDraft = kind.draft(over ? Alert.Kind.RESOLVED : Alert.Kind.OPENED, event, context.names())
                .brief(words.say("fact.target"), target);
        context.names().owner(it.target()).ifPresent(owner -> alertDraft.brief(words.say("fact.owner"), owner));
        if (over) {
            return alertDraft
                    .headline(Alert.Level.OK, words.say("score.recovered", "target", target, "to", it.to()))
                    .alert(context.language());
        }
        boolean steep = it.from() - it.to() >= STEEP;
        alertDraft
                .headline(
                        steep ? Alert.Level.MAJOR : Alert.Level.MINOR,
                        words.say("score.headline", "target", target, "from", it.from(), "to", it.to()))
                .label("severity", steep ? "major" : "minor");
        LossWords lost = new LossWords(words, context.names(), context.moments());
        it.losses().stream().limit(MOST_LOSSES).forEach(loss -> alertDraft.fact(words.say("fact.lost"), lost.of(loss)));
        String thread = kind.thread(event);
        alertDraft.action("ack", words.say("action.ack"), thread).action("snooze", words.say("action.snooze"), thread);
        return alertDraft.why(words.say("score.why")).alert(context.language());
    }

    private static LogLine logged(IncidentEvent<ScoreDetail> event) {
        ScoreDetail it = event.detail();
        return event.is(Verb.RESOLVED)
                ? LogLine.of(
                        Level.INFO,
                        "score_recovered",
                        "score recovered: " + it.target() + " to " + it.to(),
                        "target",
                        it.target())
                : LogLine.of(
                        Level.WARN,
                        "score_dropped",
                        "score dropped: " + it.target() + " from " + it.from() + " to " + it.to() + ": "
                                + String.join("; ", it.reasons()),
                        "target",
                        it.target());
    }
}
