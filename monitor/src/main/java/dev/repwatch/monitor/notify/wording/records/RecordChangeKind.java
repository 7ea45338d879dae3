package dev.repwatch.monitor.notify.wording.records;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import dev.repwatch.monitor.incident.RecordChangeDetail;
import dev.repwatch.monitor.notify.wording.IncidentKind;
import dev.repwatch.monitor.notify.wording.LogLine;
import dev.repwatch.monitor.notify.wording.PlainSpeech;
import java.util.Map;
import java.util.Set;

/** A record of a sender changed without failing: somebody should say that it was meant. One that was announced is a note. */
public final class RecordChangeKind {

    private static final String NOTHING = "–";

    public static final IncidentKind<RecordChangeDetail> KIND = IncidentKind.of("record", RecordChangeDetail.class)
            .severity(detail -> detail.announced().isPresent() ? Severity.INFO : Severity.MAJOR)
            .notCounted()
            .alertName(detail -> "RepwatchRecordChanged")
            .conversation(detail -> detail.check() + ":" + detail.subject())
            .labels((detail, names) -> names.labels(detail.target()))
            .logged(event -> LogLine.plain(
                    event,
                    "record",
                    event.detail().check() + " of " + event.detail().subject()))
            .words(PlainSpeech.<RecordChangeDetail>beside(
                            RecordChangeKind.class,
                            Set.of(Verb.OPENED, Verb.RESOLVED),
                            (detail, context) -> Map.of("check", detail.check(), "subject", detail.subject()))
                    .fact("changed", (detail, context) -> or(String.join("\n", detail.terms())))
                    .fact("before", (detail, context) -> context.moments().at(detail.before()))
                    .fact("zone", (detail, context) -> or(detail.zone()))
                    .fact(
                            "announced",
                            (detail, context) -> or(detail.announced().orElse(""))))
            .kind();

    private RecordChangeKind() {}

    private static String or(String text) {
        return text.isEmpty() ? NOTHING : text;
    }
}
