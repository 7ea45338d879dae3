package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.FlappingDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import java.util.List;
import org.slf4j.event.Level;

/** A source changes its mind about a target too often to tell each change. */
public final class FlappingKind {

    public static final IncidentKind<FlappingDetail> KIND = IncidentKind.of("flapping", FlappingDetail.class)
            .storedAs(event -> event.is(Verb.RESOLVED) ? "settled" : "flapping")
            .severity(detail -> Severity.MINOR)
            .notCounted()
            .alertName(detail -> "RepwatchTargetFlapping")
            .keys(FlappingKind::keys)
            .labels((detail, names) -> new Subject(detail.target(), detail.source(), names).labels())
            .logged(event -> logged(event))
            .words(new OwnSpeech<>(
                    List.of("flapping.headline", "flapping.why", "flapping.advice", "settled.listed", "settled.clean"),
                    (context, kind) -> event -> say(context, kind, event)))
            .kind();

    private FlappingKind() {}

    private static IncidentKind.Keys keys(IncidentEvent<FlappingDetail> event) {
        FlappingDetail it = event.detail();
        return IncidentKind.Keys.of(
                AlertKeys.group(it.source()),
                "flap:" + it.target().text() + ":" + it.source().value(),
                event.is(Verb.RESOLVED) ? "ended" : "started",
                event.at());
    }

    private static Alert say(
            WordContext context, IncidentKind<FlappingDetail> kind, IncidentEvent<FlappingDetail> event) {
        FlappingDetail it = event.detail();
        Words words = context.words();
        Subject subject = new Subject(it.target(), it.source(), context.names());
        boolean over = event.is(Verb.RESOLVED);
        String headline = over ? it.listed() ? "settled.listed" : "settled.clean" : "flapping.headline";
        AlertDraft draft = kind.draft(over ? Alert.Kind.RESOLVED : Alert.Kind.NOTICE, event, context.names())
                .brief(words.say("fact.list"), subject.listTitle())
                .brief(words.say("fact.target"), subject.targetTitle())
                .headline(
                        over ? Alert.Level.OK : Alert.Level.MINOR,
                        words.say(headline, "target", subject.targetTitle(), "list", subject.listTitle()));
        subject.owner().ifPresent(owner -> draft.brief(words.say("fact.owner"), owner));
        if (!over) {
            draft.why(words.say("flapping.why")).advice(List.of(words.say("flapping.advice")));
        }
        return draft.alert(context.language());
    }

    private static LogLine logged(IncidentEvent<FlappingDetail> event) {
        FlappingDetail it = event.detail();
        String where = it.target() + " on " + it.source();
        return event.is(Verb.RESOLVED)
                ? LogLine.of(
                        Level.INFO,
                        "flapping_over",
                        "flapping over: " + where + ", " + (it.listed() ? "listed" : "not listed"),
                        "target",
                        it.target())
                : LogLine.of(Level.INFO, "flapping", "flapping: " + where, "target", it.target());
    }
}
