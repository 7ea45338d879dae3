package dev.repwatch.monitor.posture;

import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.RecordChangeDetail;
import java.time.Instant;
import java.util.Locale;

/** What people hear of a changed record. */
public final class PostureEvents {

    private PostureEvents() {}

    /** What was announced is over when it has happened; what was not begins. */
    public static IncidentEvent<RecordChangeDetail> of(PostureNews news, Instant at) {
        RecordChange change = news.change();
        RecordChangeDetail detail = new RecordChangeDetail(
                news.target(),
                change.check().label().toUpperCase(Locale.ROOT).replace('_', '-'),
                change.subject(),
                change.shown(),
                change.zone(),
                change.before(),
                news.code(),
                news.breaks(),
                news.expected().map(it -> it.note().isEmpty() ? it.who() : it.who() + ": " + it.note()));
        return news.expected().isPresent() ? IncidentEvent.resolved(detail, at) : IncidentEvent.opened(detail, at);
    }
}
