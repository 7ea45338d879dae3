package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.delisting.Desk;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.notify.wording.Wording;
import dev.repwatch.monitor.store.EventSink;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.AlertJson;
import dev.repwatch.monitor.store.outbox.EventRow;
import dev.repwatch.monitor.store.outbox.EventTable;
import dev.repwatch.monitor.store.outbox.ThreadMembers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what happened, in words, and the desk's tasks into the transaction of the state change. */
final class EventRecorder implements EventSink {

    private final Wording wording;
    private final Desk desk;
    private final GroupingSettings groupingSettings;
    private final IncidentCounter incidentCounter;

    EventRecorder(Wording wording, Desk desk, GroupingSettings groupingSettings, IncidentCounter incidentCounter) {
        this.wording = wording;
        this.desk = desk;
        this.groupingSettings = groupingSettings;
        this.incidentCounter = incidentCounter;
    }

    @Override
    public void record(Transaction transaction, List<IncidentEvent> happenings) {
        for (IncidentEvent happening : happenings) {
            Alert alert = labelled(transaction, happening, wording.alert(happening));
            incidentCounter.count(transaction, happening, alert);
            event(transaction, alert, EventKind.of(happening), EventKind.episode(happening), happening.at());
            EventKind.begun(happening).ifPresent(it -> begun(transaction, it, alert, happening.at()));
            EventKind.ended(happening).ifPresent(it -> ended(transaction, it, happening.at()));
            if (happening instanceof IncidentEvent.BaselineTaken baseline) {
                already(transaction, baseline, alert);
            }
        }
    }

    /** On how many lists the target was and is, and what machines call the alert. */
    private static Alert labelled(Transaction transaction, IncidentEvent happening, Alert alert) {
        Map<String, String> labels = new HashMap<>();
        labels.put("alertname", AlertNames.of(happening, alert));
        EventKind.episode(happening).ifPresent(it -> {
            int before = ThreadMembers.openAbout(transaction, it.target().text());
            int change = EventKind.begun(happening).isPresent()
                    ? 1
                    : EventKind.ended(happening).isPresent() ? -1 : 0;
            labels.put("listed_before", Integer.toString(before));
            labels.put("listed_now", Integer.toString(Math.max(0, before + change)));
        });
        return alert.labelled(labels);
    }

    private void event(Transaction transaction, Alert alert, String kind, Optional<Episode> episode, Instant at) {
        EventRow row = new EventRow(
                alert.dedupeKey(), kind, alert.threadKey(), episode.map(Episode::id), at, AlertJson.write(alert));
        EventTable.put(transaction, row, at.plus(groupingSettings.groupWait()));
    }

    private void begun(Transaction transaction, Episode episode, Alert alert, Instant at) {
        ThreadMembers.open(
                transaction, episode.id(), alert.threadKey(), episode.target().text());
        if (!wording.ofCheck(episode)) {
            desk.opened(transaction, episode, alert, at);
        }
    }

    private record Network(SourceId list, String range, String code) {}

    /** The digest is the conversation; the task needs the words of the listing itself. A network is one task here, too. */
    private void already(Transaction transaction, IncidentEvent.BaselineTaken baseline, Alert digest) {
        Instant at = baseline.at();
        Map<Network, List<Long>> networks = new HashMap<>();
        for (Episode episode : baseline.episodes()) {
            ThreadMembers.open(
                    transaction,
                    episode.id(),
                    digest.threadKey(),
                    episode.target().text());
            if (wording.ofCheck(episode)) {
                continue;
            }
            Alert opening = wording.alert(new IncidentEvent.ListingOpened(episode, at));
            desk.opened(transaction, episode, opening, at);
            opening.label("range").ifPresent(range -> {
                List<Long> members = networks.computeIfAbsent(
                        new Network(
                                episode.source(),
                                range,
                                opening.label("code_name").orElse("")),
                        unused -> new ArrayList<>());
                members.add(episode.id());
                if (members.size() == groupingSettings.rangeAt()) {
                    desk.gather(transaction, range, members, at);
                }
            });
        }
    }

    private void ended(Transaction transaction, Episode episode, Instant at) {
        ThreadMembers.close(transaction, episode.id());
        desk.over(transaction, episode, at);
    }
}
