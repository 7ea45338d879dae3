package dev.repwatch.monitor.notify.wording.records;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import dev.repwatch.monitor.incident.RecordChangeDetail;
import dev.repwatch.monitor.notify.wording.IncidentKind;
import dev.repwatch.monitor.notify.wording.LogLine;
import dev.repwatch.monitor.notify.wording.PlainSpeech;
import dev.repwatch.monitor.notify.wording.WordContext;
import java.util.Map;
import java.util.Set;

/** A record of a sender changed without failing: somebody should say that it was meant. One that was announced is a note. */
public final class RecordChangeKind {

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
                    .fact("what", RecordChangeKind::what)
                    .fact("changed", (detail, context) -> String.join("\n", detail.terms()))
                    .fact("before", (detail, context) -> context.moments().at(detail.before()))
                    .fact("zone", (detail, context) -> detail.zone())
                    .fact("breaks", (detail, context) -> String.join(", ", detail.breaks()))
                    .fact("announced", (detail, context) -> detail.announced().orElse("")))
            .kind();

    private RecordChangeKind() {}

    /** Of a change that is a finding of its own, such as another key under one selector. */
    private static String what(RecordChangeDetail detail, WordContext context) {
        return detail.code()
                .map(code -> context.language() == Language.JA ? code.japanese() : code.english())
                .orElse("");
    }
}
