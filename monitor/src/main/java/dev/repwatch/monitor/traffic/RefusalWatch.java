package dev.repwatch.monitor.traffic;

import dev.repwatch.monitor.store.traffic.RefusalTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When refusals come to a block. A vendor without a DNS zone: three within 15 minutes, or one in place of a greeting. A list that DNS
 * does not confirm: three at two receivers within 30 minutes. It is over when nobody has refused for a day. Thread-safe.
 */
final class RefusalWatch {

    private static final int ENOUGH = 3;
    private static final int RECEIVERS = 2;
    private static final Duration VENDOR_SPAN = Duration.ofMinutes(15);
    private static final Duration LIST_SPAN = Duration.ofMinutes(30);
    private static final Duration OVER = Duration.ofHours(24);
    private static final int MOST_PAIRS = 10_000;

    private final Map<Pair, State> pairs = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Pair, State> eldest) {
            return size() > MOST_PAIRS;
        }
    };

    private record Pair(String source, String named) {}

    private record Refused(Instant time, String provider) {}

    /** The last refusals of a pair. */
    private static final class State {

        private final Deque<Refused> last = new ArrayDeque<>();
        private boolean open;
        private Instant newest = Instant.EPOCH;

        void add(NamedRefusal refusal) {
            if (open && newest.plus(OVER).isBefore(refusal.time())) {
                open = false;
                last.clear();
            }
            last.addLast(new Refused(refusal.time(), refusal.provider()));
            newest = refusal.time().isAfter(newest) ? refusal.time() : newest;
            Duration span = refusal.vendor().isPresent() ? VENDOR_SPAN : LIST_SPAN;
            while (last.size() > 50 || last.getFirst().time().plus(span).isBefore(newest)) {
                last.removeFirst();
            }
            Set<String> receivers = new TreeSet<>();
            last.forEach(refused -> receivers.add(refused.provider()));
            boolean often = last.size() >= ENOUGH;
            open |= refusal.vendor().isPresent() ? often || refusal.greeting() : often && receivers.size() >= RECEIVERS;
        }
    }

    synchronized void add(NamedRefusal refusal) {
        if (!refusal.source().isEmpty() && one(refusal.named())) {
            pairs.computeIfAbsent(new Pair(refusal.source(), refusal.named()), fresh -> new State())
                    .add(refusal);
        }
    }

    /** Zones beyond those that are told apart are not one list. */
    private static boolean one(String named) {
        return !named.equals(ReceiverNames.OTHER_ZONE);
    }

    /** After a start: what the last day's hours say. */
    synchronized void load(Collection<RefusalTable.Row> rows) {
        Map<Pair, Set<String>> receivers = new HashMap<>();
        Map<Pair, Long> counts = new HashMap<>();
        for (RefusalTable.Row row : rows) {
            if (!one(row.named())) {
                continue;
            }
            Pair pair = new Pair(row.source(), row.named());
            State state = pairs.computeIfAbsent(pair, fresh -> new State());
            state.newest = row.last().isAfter(state.newest) ? row.last() : state.newest;
            receivers.computeIfAbsent(pair, fresh -> new TreeSet<>()).add(row.provider());
            long n = counts.merge(pair, row.n(), Long::sum);
            boolean vendor = row.named().startsWith(NamedRefusal.VENDOR);
            state.open |= n >= ENOUGH && (vendor || receivers.get(pair).size() >= RECEIVERS);
        }
    }

    /** Whether it counts as a block at this time; empty when no refusal ever named it. */
    synchronized Optional<Boolean> blocked(String source, String named, Instant now) {
        State state = pairs.get(new Pair(source, named));
        return state == null
                ? Optional.empty()
                : Optional.of(state.open && !state.newest.plus(OVER).isBefore(now));
    }

    /** The lists that refusals name for an address and that count as a block. */
    synchronized Set<String> lists(String source, Instant now) {
        Set<String> found = new TreeSet<>();
        pairs.forEach((pair, state) -> {
            boolean list = !pair.named().startsWith(NamedRefusal.VENDOR);
            if (list
                    && pair.source().equals(source)
                    && state.open
                    && !state.newest.plus(OVER).isBefore(now)) {
                found.add(pair.named());
            }
        });
        return found;
    }
}
