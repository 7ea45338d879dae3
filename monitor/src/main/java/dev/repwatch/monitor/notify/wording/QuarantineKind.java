package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import dev.repwatch.monitor.incident.QuarantineDetail;
import java.time.Duration;
import java.util.List;
import org.slf4j.event.Level;

/** A list is not believed. */
public final class QuarantineKind {

    public static final IncidentKind<QuarantineDetail> KIND = IncidentKind.of("quarantine", QuarantineDetail.class)
            .storedAs(QuarantineKind::name)
            .severity(detail -> Severity.INFO)
            .countedAs("list")
            .alertName(detail -> "RepwatchListDown")
            .keys(event -> ListNews.keys(event.detail().source(), "trouble", name(event), event.at()))
            .labels((detail, names) -> ListNews.labels(detail.source(), names))
            .logged(event -> logged(event))
            .words(new OwnSpeech<>(
                    List.of("quarantined.headline", "quarantined.why", "quarantined.advice", "restored.headline"),
                    (context, kind) -> event ->
                            event.is(Verb.RESOLVED) ? restored(context, kind, event) : begun(context, kind, event)))
            .kind();

    private QuarantineKind() {}

    private static String name(IncidentEvent<QuarantineDetail> event) {
        return event.is(Verb.RESOLVED) ? "restored" : "quarantined";
    }

    private static Alert begun(
            WordContext context, IncidentKind<QuarantineDetail> kind, IncidentEvent<QuarantineDetail> event) {
        QuarantineDetail it = event.detail();
        Words words = context.words();
        String cause = it.cause().map(Cause::label).orElse("other");
        return ListNews.draft(kind, Alert.Kind.NOTICE, event, it.source(), context)
                .headline(
                        Alert.Level.MINOR,
                        ListNews.say(
                                context,
                                "quarantined.headline",
                                it.source(),
                                "cause",
                                words.sayOr("cause." + cause, "cause.other")))
                .fact(words.say("fact.seen"), it.seen())
                .brief(words.say("fact.since"), context.moments().at(event.at()))
                .why(words.say("quarantined.why"))
                .advice(List.of(words.sayOr("quarantined.advice." + cause, "quarantined.advice")))
                .label("cause", cause)
                .alert(context.language());
    }

    private static Alert restored(
            WordContext context, IncidentKind<QuarantineDetail> kind, IncidentEvent<QuarantineDetail> event) {
        QuarantineDetail it = event.detail();
        Words words = context.words();
        Duration lasted = Duration.between(it.began(), event.at());
        return ListNews.draft(kind, Alert.Kind.RESOLVED, event, it.source(), context)
                .headline(Alert.Level.OK, ListNews.say(context, "restored.headline", it.source(), "lasted", lasted))
                .brief(words.say("fact.lasted"), context.moments().lasting(lasted))
                .why(words.say("restored.why"))
                .alert(context.language());
    }

    private static LogLine logged(IncidentEvent<QuarantineDetail> event) {
        QuarantineDetail it = event.detail();
        if (event.is(Verb.RESOLVED)) {
            return LogLine.of(
                    Level.INFO,
                    "list_believed",
                    "list believed again: " + it.source() + ", distrusted since " + it.began(),
                    "list",
                    it.source());
        }
        String cause = it.cause().map(Cause::label).orElse("other");
        return LogLine.of(
                Level.WARN,
                "list_distrusted",
                "list distrusted: " + it.source() + ": " + cause + ": " + it.seen(),
                "list",
                it.source(),
                "cause",
                cause);
    }
}
