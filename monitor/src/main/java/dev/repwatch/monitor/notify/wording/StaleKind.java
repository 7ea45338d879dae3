package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import dev.repwatch.monitor.incident.StaleDetail;
import java.util.List;
import org.slf4j.event.Level;

/** A list has been silent about some targets for too long. */
public final class StaleKind {

    public static final IncidentKind<StaleDetail> KIND = IncidentKind.of("stale", StaleDetail.class)
            .storedAs(StaleKind::name)
            .severity(detail -> Severity.MINOR)
            .notCounted()
            .alertName(detail -> "RepwatchChecksStale")
            .keys(event -> ListNews.keys(event.detail().source(), "stale", name(event), event.at()))
            .labels((detail, names) -> ListNews.labels(detail.source(), names))
            .logged(event -> logged(event))
            .words(new OwnSpeech<>(
                    List.of("stale.headline", "stale.why", "stale.advice", "fresh.headline"),
                    (context, kind) -> event -> say(context, kind, event)))
            .kind();

    private StaleKind() {}

    private static String name(IncidentEvent<StaleDetail> event) {
        return event.is(Verb.RESOLVED) ? "fresh" : "stale";
    }

    private static Alert say(WordContext context, IncidentKind<StaleDetail> kind, IncidentEvent<StaleDetail> event) {
        StaleDetail it = event.detail();
        Words words = context.words();
        if (event.is(Verb.RESOLVED)) {
            return ListNews.draft(kind, Alert.Kind.RESOLVED, event, it.source(), context)
                    .headline(
                            Alert.Level.OK,
                            ListNews.say(context, "fresh.headline", it.source(), "targets", it.targets()))
                    .alert(context.language());
        }
        return ListNews.draft(kind, Alert.Kind.NOTICE, event, it.source(), context)
                .headline(
                        Alert.Level.MINOR,
                        ListNews.say(context, "stale.headline", it.source(), "targets", it.targets()))
                .brief(words.say("fact.since"), context.moments().at(it.began()))
                .why(words.say("stale.why"))
                .advice(List.of(words.say("stale.advice")))
                .alert(context.language());
    }

    private static LogLine logged(IncidentEvent<StaleDetail> event) {
        StaleDetail it = event.detail();
        return event.is(Verb.RESOLVED)
                ? LogLine.of(Level.INFO, "list_fresh", "list fresh again: " + it.source(), "list", it.source())
                : LogLine.of(
                        Level.WARN,
                        "list_stale",
                        "list stale: " + it.source() + ", nothing believable about " + it.targets() + " targets since "
                                + it.began(),
                        "list",
                        it.source());
    }
}
