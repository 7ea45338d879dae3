package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.delisting.Desk;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.IncidentDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import dev.repwatch.monitor.notify.wording.IncidentKind;
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
    public void record(Transaction transaction, List<IncidentEvent<?>> happenings) {
        happenings.forEach(happening -> record(transaction, happening));
    }

    private <D extends IncidentDetail> void record(Transaction transaction, IncidentEvent<D> event) {
        IncidentKind<D> kind = wording.kinds().of(event);
        Alert alert = labelled(transaction, kind, event, wording.alert(event));
        incidentCounter.count(transaction, event, alert);
        EventRow row = new EventRow(
                alert.dedupeKey(),
                kind.storedAs().apply(event),
                alert.threadKey(),
                event.detail().episode().map(Episode::id),
                event.at(),
                AlertJson.write(alert));
        EventTable.put(transaction, row, event.at().plus(groupingSettings.groupWait()));
        event.detail().episode().ifPresent(episode -> {
            switch (event.verb()) {
                case OPENED -> begun(transaction, kind, episode, alert, event.at());
                case RESOLVED -> ended(transaction, episode, event.at());
                case CHANGED, REMINDED, BASELINE -> {}
            }
        });
        if (event.is(Verb.BASELINE)) {
            already(transaction, event, alert);
        }
    }

    /** On how many lists the target was and is, and what machines call the alert. */
    private static <D extends IncidentDetail> Alert labelled(
            Transaction transaction, IncidentKind<D> kind, IncidentEvent<D> event, Alert alert) {
        Map<String, String> labels = new HashMap<>();
        labels.put("alertname", kind.alertName().orElseThrow().apply(event.detail()));
        event.detail().episode().ifPresent(it -> {
            int before = ThreadMembers.openAbout(transaction, it.target().text());
            int change = switch (event.verb()) {
                case OPENED -> 1;
                case RESOLVED -> -1;
                case CHANGED, REMINDED, BASELINE -> 0;
            };
            labels.put("listed_before", Integer.toString(before));
            labels.put("listed_now", Integer.toString(Math.max(0, before + change)));
        });
        return alert.labelled(labels);
    }

    private void begun(Transaction transaction, IncidentKind<?> kind, Episode episode, Alert alert, Instant at) {
        ThreadMembers.open(
                transaction, episode.id(), alert.threadKey(), episode.target().text());
        if (kind.task()) {
            desk.opened(transaction, episode, alert, at);
        }
    }

    private record Network(SourceId list, String range, String code) {}

    /** The digest is the conversation; the task needs the words of the listing itself. A network is one task here, too. */
    private void already(Transaction transaction, IncidentEvent<?> baseline, Alert digest) {
        Map<Network, List<Long>> networks = new HashMap<>();
        for (IncidentDetail member : baseline.detail().members()) {
            // a large house has twenty thousand of them at its first look
            transaction.goesOn();
            member.episode().ifPresent(episode -> {
                ThreadMembers.open(
                        transaction,
                        episode.id(),
                        digest.threadKey(),
                        episode.target().text());
                if (wording.kinds().of(member).task()) {
                    task(transaction, IncidentEvent.opened(member, baseline.at()), episode, networks);
                }
            });
        }
    }

    private void task(
            Transaction transaction, IncidentEvent<?> begun, Episode episode, Map<Network, List<Long>> networks) {
        Alert opening = wording.alert(begun);
        desk.opened(transaction, episode, opening, begun.at());
        opening.label("range").ifPresent(range -> {
            Network network = new Network(
                    episode.source(), range, opening.label("code_name").orElse(""));
            List<Long> members = networks.computeIfAbsent(network, unused -> new ArrayList<>());
            members.add(episode.id());
            if (members.size() == groupingSettings.rangeAt()) {
                desk.gather(transaction, range, members, begun.at());
            }
        });
    }

    private void ended(Transaction transaction, Episode episode, Instant at) {
        ThreadMembers.close(transaction, episode.id());
        desk.over(transaction, episode, at);
    }
}
