package dev.repwatch.checks.maillog.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The generations of one log that are known, and which of them changed since that was last asked. */
final class Generations {

    private static final int MOST_GONE = 64;

    private final TreeMap<Integer, Generation> known = new TreeMap<>();
    private final Set<Integer> changed = new TreeSet<>();
    private int last;

    Generations(Collection<Generation> committed) {
        committed.forEach(each -> known.put(each.number(), each));
        last = known.isEmpty() ? 0 : known.lastKey();
    }

    /** The one that begins so; of several the one of which most is known. */
    Optional<Generation> of(FirstBytes beginning) {
        return known.values().stream()
                .filter(each -> each.head().length() > 0 && beginning.fits(each.head()))
                .max(Comparator.comparingInt(each -> each.head().length()));
    }

    /** One that was never met. */
    Generation fresh(FirstBytes beginning) {
        last++;
        return new Generation(last, beginning.head(FileHead.LONGEST), 0, false);
    }

    Optional<Generation> numbered(int number) {
        return Optional.ofNullable(known.get(number));
    }

    void put(Generation next) {
        known.put(next.number(), next);
        changed.add(next.number());
    }

    Collection<Generation> unfinished() {
        return known.values().stream().filter(each -> !each.done()).toList();
    }

    /** As an earlier version knew it: only the one that was read last. */
    boolean onlyTheLast() {
        return known.size() == 1 && known.containsKey(0);
    }

    boolean isEmpty() {
        return known.isEmpty();
    }

    /** Forgets those that stand nowhere and are long over, so that a log can be followed for ever. */
    List<Integer> forget(Set<Integer> present) {
        List<Integer> gone = known.keySet().stream()
                .filter(number -> number <= last - MOST_GONE && !present.contains(number))
                .toList();
        gone.forEach(known::remove);
        return gone;
    }

    List<Generation> taken() {
        List<Generation> taken =
                changed.stream().map(this::numbered).flatMap(Optional::stream).toList();
        changed.clear();
        return taken;
    }
}
