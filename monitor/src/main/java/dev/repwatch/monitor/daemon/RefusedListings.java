package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail.ListingDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.tracker.IncidentTracker;
import dev.repwatch.monitor.traffic.MailTraffic;
import dev.repwatch.monitor.traffic.RefusalCosts;
import dev.repwatch.monitor.traffic.TrafficView;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Listings that are told when they begin to cost mail: they were open, and nobody had refused because of them for a day. */
final class RefusedListings {

    private final MailTraffic traffic;
    private final IncidentTracker tracker;
    private final InstantSource clock;
    private final Directory directory;
    private final RefusalCosts costs;

    RefusedListings(MailTraffic traffic, IncidentTracker tracker, InstantSource clock, Directory directory) {
        this.traffic = traffic;
        this.tracker = tracker;
        this.clock = clock;
        this.directory = directory;
        this.costs = new RefusalCosts(traffic, directory::list);
        traffic.confirmedBy(this::listed);
    }

    /** Whether DNS says of an address that a list has it. */
    private boolean listed(String address, String list) {
        return tracker.view().open().stream()
                .anyMatch(episode -> episode.target().text().equals(address)
                        && episode.source().value().equals(list));
    }

    /**
     * The open listings of addresses that refusals have just named a list for. To be asked before anybody looks at the list: one
     * that opens because of a refusal says it itself.
     */
    List<Episode> open(Set<MailTraffic.Pair> named) {
        Set<String> sources = named.stream().map(MailTraffic.Pair::source).collect(Collectors.toSet());
        return sources.isEmpty()
                ? List.of()
                : tracker.view().open().stream()
                        .filter(episode -> sources.contains(episode.target().text()))
                        .toList();
    }

    /** @param before what was known before these refusals */
    void tell(List<Episode> open, TrafficView before) {
        open.stream()
                .filter(episode -> !refused(before, episode) && refused(traffic.view(), episode))
                .map(episode -> IncidentEvent.reminded(new ListingDetail(episode, Optional.empty()), clock.instant()))
                .forEach(tracker::record);
    }

    private boolean refused(TrafficView view, Episode episode) {
        return directory
                .list(episode.source())
                .flatMap(list -> costs.refused(view, episode.target().text(), list))
                .isPresent();
    }
}
