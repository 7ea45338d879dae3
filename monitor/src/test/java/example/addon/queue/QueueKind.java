package example.addon.queue;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.incident.IncidentDetail;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import dev.repwatch.monitor.notify.wording.IncidentKind;
import dev.repwatch.monitor.notify.wording.LogLine;
import dev.repwatch.monitor.notify.wording.PlainSpeech;
import java.util.Map;
import java.util.Set;

/** A made-up kind of incident, as somebody else would add it: this file, its words beside it, and a line of the catalogue. */
public final class QueueKind {

    /** The queue for a receiver is too long. */
    public record QueueDetail(String receiver, int waits) implements IncidentDetail {}

    public static final IncidentKind<QueueDetail> KIND = described().kind();

    private QueueKind() {}

    /** All of it; a test leaves out one thing after the other. */
    public static IncidentKind.Builder<QueueDetail> described() {
        return IncidentKind.of("queue", QueueDetail.class)
                .severity(detail -> detail.waits() > 1000 ? Severity.MAJOR : Severity.MINOR)
                .countedAs("queue")
                .alertName(detail -> "ExampleQueueLong")
                .conversation(QueueDetail::receiver)
                .labels((detail, names) -> Map.of("receiver", detail.receiver()))
                .logged(event -> LogLine.plain(event, "queue", event.detail().receiver()))
                .words(words(QueueKind.class));
    }

    /** @param beside a class beside which the sentences lie */
    public static PlainSpeech<QueueDetail> words(Class<?> beside) {
        return PlainSpeech.<QueueDetail>beside(
                        beside,
                        Set.of(Verb.OPENED, Verb.CHANGED, Verb.RESOLVED),
                        (detail, context) -> Map.of("receiver", detail.receiver()))
                .fact("waits", (detail, context) -> Integer.toString(detail.waits()));
    }
}
