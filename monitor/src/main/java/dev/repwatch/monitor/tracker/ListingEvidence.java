package dev.repwatch.monitor.tracker;

import dev.repwatch.checks.reputation.Source;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.Evidence;
import dev.repwatch.monitor.incident.FaultCause;
import dev.repwatch.monitor.incident.ListingWeight;
import dev.repwatch.monitor.incident.ScoreFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * What is held against targets, as it will be when the change is taken over. Made when the lists have been heard, for
 * many targets; what is changed afterwards needs a new one.
 */
final class ListingEvidence implements Evidence {

    /**
     * By number of target.
     *
     * @param answered the list is believed, and has answered
     * @param beside it has nothing to look at there, so that its silence is no gap and its calm no knowledge
     */
    private record Asked(double weight, IntPredicate answered, IntPredicate beside) {}

    /** What the lists have said of a target. */
    private record Heard(Target target, Coverage coverage, int unanswered) {}

    private final UnitOfWork unitOfWork;
    private final Map<TargetKind, List<Asked>> asked = new EnumMap<>(TargetKind.class);
    private Optional<Heard> last = Optional.empty();

    ListingEvidence(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public List<ScoreFault> faults(Target target, Instant now) {
        List<ScoreFault> faults = new ArrayList<>();
        for (SourceId source : unitOfWork.keyed(target)) {
            Source list = unitOfWork.base.declared.get(source);
            if (list != null && list.kinds().contains(target.kind())) {
                unitOfWork
                        .key(new Key(target, source))
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
        int index = Math.toIntExact(unitOfWork.target(target).id());
        double all = 0;
        double answered = 0;
        int unanswered = 0;
        for (Asked list : asked(target.kind())) {
            if (list.beside().test(index)) {
                continue;
            }
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
                fresh -> unitOfWork.base.declared.values().stream()
                        .filter(list -> list.kinds().contains(kind) && !list.hearsay())
                        .map(list -> new Asked(
                                ListingWeight.ofAnswer(list),
                                answered(list.id()),
                                unitOfWork.base.answerTimes.beside(list.id())))
                        .toList());
    }

    private IntPredicate answered(SourceId list) {
        return unitOfWork.source(list).state().trust().heard()
                ? unitOfWork.base.answerTimes.answered(list)
                : target -> false;
    }

    private static ScoreFault fault(Source list, Episode episode, Instant now) {
        return new ScoreFault(
                list.id(),
                new FaultCause.Listed(
                        episode.listing().worst().name(),
                        episode.listing().severity(),
                        list.tier(),
                        episode.confirmed()),
                ListingWeight.of(list, episode, now),
                episode.firstSeen(),
                list.parent());
    }
}
