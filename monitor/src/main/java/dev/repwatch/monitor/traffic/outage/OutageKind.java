package dev.repwatch.monitor.traffic.outage;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import dev.repwatch.monitor.notify.wording.IncidentKind;
import dev.repwatch.monitor.notify.wording.LogLine;
import dev.repwatch.monitor.notify.wording.PlainSpeech;
import java.util.Map;
import java.util.Set;

/** A receiver suddenly knows nobody, and nobody is suppressed for it. */
public final class OutageKind {

    public static final IncidentKind<OutageDetail> KIND = IncidentKind.of("mail_outage", OutageDetail.class)
            .severity(detail -> Severity.MAJOR)
            .countedAs("mail_outage")
            .alertName(detail -> "RepwatchReceiverKnowsNobody")
            .conversation(OutageKind::key)
            .labels((detail, names) -> Map.of("receiver", detail.receiver()))
            .logged(event -> LogLine.plain(event, "mail_outage", event.detail().receiver()))
            .words(PlainSpeech.<OutageDetail>beside(
                            OutageKind.class,
                            Set.of(Verb.OPENED, Verb.RESOLVED),
                            (detail, context) -> Map.of("receiver", detail.receiver()))
                    .fact("held", (detail, context) -> Long.toString(detail.held())))
            .kind();

    private OutageKind() {}

    private static String key(OutageDetail detail) {
        return detail.receiver();
    }

    /** What its conversations begin with, before the receiver. */
    public static String prefix() {
        return KIND.id() + ":";
    }
}
