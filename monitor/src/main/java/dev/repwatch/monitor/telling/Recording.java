package dev.repwatch.monitor.telling;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.delisting.Desk;
import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.store.Aftermath;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.AlertJson;
import dev.repwatch.monitor.store.outbox.EventRow;
import dev.repwatch.monitor.store.outbox.EventTable;
import dev.repwatch.monitor.store.outbox.Members;
import dev.repwatch.monitor.telling.wording.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what happened, in words, and the desk's tasks into the transaction of the state change. */
final class Recording implements Aftermath {

    private final Wording wording;
    private final Desk desk;
    private final Grouping grouping;
    private final Incidents incidents;

    Recording(Wording wording, Desk desk, Grouping grouping, Incidents incidents) {
        this.wording = wording;
        this.desk = desk;
        this.grouping = grouping;
        this.incidents = incidents;
    }

    @Override
    public void record(Transaction transaction, List<Happening> happenings) {
        for (Happening happening : happenings) {
            Alert alert = labelled(transaction, happening, wording.alert(happening));
            incidents.count(transaction, happening, alert);
            event(transaction, alert, EventKind.of(happening), EventKind.episode(happening), happening.at());
            EventKind.begun(happening).ifPresent(it -> begun(transaction, it, alert, happening.at()));
            EventKind.ended(happening).ifPresent(it -> ended(transaction, it, happening.at()));
            if (happening instanceof Happening.BaselineTaken baseline) {
                already(transaction, baseline, alert);
            }
        }
    }

    /** On how many lists the target was and is, and what machines call the alert. */
    private static Alert labelled(Transaction transaction, Happening happening, Alert alert) {
        Map<String, String> labels = new HashMap<>();
        labels.put("alertname", AlertNames.of(happening, alert));
        EventKind.episode(happening).ifPresent(it -> {
            int before = Members.openAbout(transaction, it.target().text());
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
        EventTable.put(transaction, row, at.plus(grouping.groupWait()));
    }

    private void begun(Transaction transaction, Episode episode, Alert alert, Instant at) {
        Members.open(
                transaction, episode.id(), alert.threadKey(), episode.target().text());
        desk.opened(transaction, episode, alert, at);
    }

    private record Network(SourceId list, String range, String code) {}

    /** The digest is the conversation; the task needs the words of the listing itself. A network is one task here, too. */
    private void already(Transaction transaction, Happening.BaselineTaken baseline, Alert digest) {
        Instant at = baseline.at();
        Map<Network, List<Long>> networks = new HashMap<>();
        for (Episode episode : baseline.episodes()) {
            Members.open(
                    transaction,
                    episode.id(),
                    digest.threadKey(),
                    episode.target().text());
            Alert opening = wording.alert(new Happening.ListingOpened(episode, at));
            desk.opened(transaction, episode, opening, at);
            opening.label("range").ifPresent(range -> {
                List<Long> members = networks.computeIfAbsent(
                        new Network(
                                episode.source(),
                                range,
                                opening.label("code_name").orElse("")),
                        unused -> new ArrayList<>());
                members.add(episode.id());
                if (members.size() == grouping.rangeAt()) {
                    desk.gather(transaction, range, members, at);
                }
            });
        }
    }

    private void ended(Transaction transaction, Episode episode, Instant at) {
        Members.close(transaction, episode.id());
        desk.over(transaction, episode, at);
    }
}
