package dev.repwatch.monitor.memory;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.state.Evidence;
import dev.repwatch.monitor.state.Fault;
import dev.repwatch.monitor.state.ListingWeight;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What the DNS lists hold against a target, as it will be when the change is taken over. */
final class ListingEvidence implements Evidence {

    private final Change change;

    ListingEvidence(Change change) {
        this.change = change;
    }

    @Override
    public List<Fault> faults(Target target, Instant now) {
        return asked(target)
                .flatMap(list -> change.key(new Key(target, list.id())).openEpisode().stream()
                        .map(episode -> fault(list, episode, now)))
                .toList();
    }

    @Override
    public Coverage coverage(Target target) {
        int index = Math.toIntExact(change.target(target).id());
        double asked = 0;
        double answered = 0;
        for (DnsblList list : asked(target).toList()) {
            double weight = ListingWeight.ofAnswer(list);
            boolean heard = change.source(list.id()).state().trust().heard();
            asked += weight;
            answered += heard && change.base.freshness.answered(list.id(), index) ? weight : 0;
        }
        return new Coverage(asked, answered);
    }

    private Stream<DnsblList> asked(Target target) {
        return change.base.lists.values().stream().filter(list -> list.kinds().contains(target.kind()));
    }

    private static Fault fault(DnsblList list, Episode episode, Instant now) {
        String unconfirmed = episode.confirmed() ? "" : ", seen once";
        return new Fault(
                list.id(),
                episode.listing().worst().name() + " ("
                        + episode.listing().severity().label() + ", tier " + list.tier() + unconfirmed + ")",
                ListingWeight.of(list, episode, now),
                episode.firstSeen(),
                list.parent());
    }
}
