package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.UndocumentedDetail;
import java.util.List;
import org.slf4j.event.Level;

/** A list gave an answer that nobody documented. It happened, and is not waited out. */
public final class UndocumentedKind {

    public static final IncidentKind<UndocumentedDetail> KIND = IncidentKind.of(
                    "undocumented", UndocumentedDetail.class)
            .severity(detail -> Severity.INFO)
            .notCounted()
            .alertName(detail -> "RepwatchUndocumentedCode")
            .keys(event -> ListNews.keys(event.detail().source(), "code", "code", event.at()))
            .labels((detail, names) -> ListNews.labels(detail.source(), names))
            .logged(event -> logged(event.detail()))
            .words(new OwnSpeech<>(
                    List.of("undocumented.headline", "undocumented.why", "undocumented.advice"),
                    (context, kind) -> event -> say(context, kind, event)))
            .kind();

    private UndocumentedKind() {}

    private static Alert say(
            WordContext context, IncidentKind<UndocumentedDetail> kind, IncidentEvent<UndocumentedDetail> event) {
        UndocumentedDetail it = event.detail();
        Words words = context.words();
        return ListNews.draft(kind, Alert.Kind.NOTICE, event, it.source(), context)
                .headline(
                        Alert.Level.INFO,
                        ListNews.say(context, "undocumented.headline", it.source(), "code", it.code()))
                .brief(words.say("fact.code"), it.code())
                .brief(words.say("fact.example"), it.example().text())
                .why(words.say("undocumented.why"))
                .advice(List.of(words.say("undocumented.advice", "list", it.source())))
                .label(Alert.PASSING, "yes")
                .alert(context.language());
    }

    private static LogLine logged(UndocumentedDetail it) {
        return LogLine.of(
                Level.WARN,
                "undocumented_code",
                "list " + it.source() + " gave " + it.code() + ", which it does not document, about " + it.example(),
                "list",
                it.source());
    }
}
