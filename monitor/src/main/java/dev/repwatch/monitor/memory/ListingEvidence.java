package dev.repwatch.monitor.memory;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.state.Evidence;
import dev.repwatch.monitor.state.Fault;
import dev.repwatch.monitor.state.ListingWeight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * What the DNS lists hold against targets, as it will be when the change is taken over. Made when the lists have been heard, for
 * many targets; what is changed afterwards needs a new one.
 */
final class ListingEvidence implements Evidence {

    /** @param answered by number of target: the list is believed, and has answered */
    private record Asked(double weight, IntPredicate answered) {}

    /** What the lists have said of a target. */
    private record Heard(Target target, Coverage coverage, int unanswered) {}

    private final Change change;
    private final Map<TargetKind, List<Asked>> asked = new EnumMap<>(TargetKind.class);
    private Optional<Heard> last = Optional.empty();

    ListingEvidence(Change change) {
        this.change = change;
    }

    @Override
    public List<Fault> faults(Target target, Instant now) {
        List<Fault> faults = new ArrayList<>();
        for (SourceId source : change.keyed(target)) {
            DnsblList list = change.base.lists.get(source);
            if (list != null && list.kinds().contains(target.kind())) {
                change.key(new Key(target, source))
                        .openEpisode()
                        .ifPresent(episode -> faults.add(fault(list, episode, now)));
            }
        }
        return faults;
    }

    @Override
    public Coverage coverage(Target target) {
        return heard(target).coverage();
    }

    /** How many lists that should know of the target gave no trustworthy answer. */
    int unanswered(Target target) {
        return heard(target).unanswered();
    }

    /** Counted once for a target that is asked about several times in a row. */
    private Heard heard(Target target) {
        Heard known = last.orElse(null);
        if (known == null || !known.target().equals(target)) {
            known = count(target);
            last = Optional.of(known);
        }
        return known;
    }

    private Heard count(Target target) {
        int index = Math.toIntExact(change.target(target).id());
        double all = 0;
        double answered = 0;
        int unanswered = 0;
        for (Asked list : asked(target.kind())) {
            all += list.weight();
            if (list.answered().test(index)) {
                answered += list.weight();
            } else {
                unanswered++;
            }
        }
        return new Heard(target, new Coverage(all, answered), unanswered);
    }

    private List<Asked> asked(TargetKind kind) {
        return asked.computeIfAbsent(
                kind,
                fresh -> change.base.lists.values().stream()
                        .filter(list -> list.kinds().contains(kind))
                        .map(list -> new Asked(ListingWeight.ofAnswer(list), answered(list.id())))
                        .toList());
    }

    private IntPredicate answered(SourceId list) {
        return change.source(list).state().trust().heard() ? change.base.freshness.answered(list) : target -> false;
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
