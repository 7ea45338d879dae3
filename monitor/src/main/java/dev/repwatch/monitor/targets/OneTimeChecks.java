package dev.repwatch.monitor.targets;

import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Looks that somebody asked for, at targets that need not be watched: one at a time, by the same lists, pace and budgets as rounds.
 * Nothing of them is remembered as state; the answers are kept in memory. Thread-safe.
 */
public final class OneTimeChecks {

    private static final int KEPT = 200;
    private static final int WAITING = 10;
    private static final int A_MINUTE = 10;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Asks every list about these, at once; says false when it ended before all was asked. */
    @FunctionalInterface
    public interface Look {

        boolean at(Collection<Target> targets, Consumer<Observation> sink);
    }

    /** What became of a look. */
    public enum State {
        WAITING,
        DONE,
        /** It ended before all was asked, because the daemon ends or was reloaded. */
        BROKEN_OFF
    }

    /**
     * A look.
     *
     * @param by who asked
     * @param found what lists said so far
     */
    public record Check(
            long id,
            String by,
            Instant at,
            State state,
            Optional<Instant> done,
            List<Target> targets,
            List<Observation> found) {

        public Check {
            targets = List.copyOf(targets);
            found = List.copyOf(found);
        }

        /**
         * What it comes to: listed when any list says so; clean only where a list of the first tier did not fail to answer, and
         * most did answer.
         */
        public String verdict(Target target, Predicate<SourceId> firstTier) {
            List<Observation> of =
                    found.stream().filter(it -> it.target().equals(target)).toList();
            if (of.stream().anyMatch(it -> it.finding().held().isPresent())) {
                return "listed";
            }
            List<Observation> unknown = of.stream()
                    .filter(it -> it.finding() instanceof Finding.Unknown)
                    .toList();
            int answered = of.size() - unknown.size();
            boolean enough = answered > 0
                    && answered * 2 >= of.size()
                    && unknown.stream().noneMatch(it -> firstTier.test(it.source()));
            return state == State.DONE && enough ? "clean" : "unknown";
        }
    }

    private final Look look;
    private final InstantSource clock;
    private final Map<Long, Check> kept = new LinkedHashMap<>();
    private final Map<String, Deque<Instant>> asked = new HashMap<>();
    private final ThreadPoolExecutor one;
    private long last;

    public OneTimeChecks(Look look, InstantSource clock) {
        this.look = look;
        this.clock = clock;
        this.one = new ThreadPoolExecutor(
                1, 1, MINUTE.toSeconds(), TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), OneTimeChecks::thread);
        one.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "one-time-checks");
        thread.setDaemon(true);
        return thread;
    }

    /** @return the look, which has not been taken yet; empty when too many wait, or this person has asked too often */
    public Optional<Check> ask(String by, List<Target> targets) {
        Check check;
        synchronized (this) {
            if (!mayAsk(by)) {
                return Optional.empty();
            }
            last++;
            check = new Check(last, by, clock.instant(), State.WAITING, Optional.empty(), targets, List.of());
            kept.put(check.id(), check);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        try {
            one.execute(() -> take(check));
            return Optional.of(check);
        } catch (RejectedExecutionException full) {
            forget(check);
            return Optional.empty();
        }
    }

    private synchronized void forget(Check check) {
        kept.remove(check.id());
    }

    private boolean mayAsk(String by) {
        Instant now = clock.instant();
        asked.values().forEach(times -> times.removeIf(it -> it.isBefore(now.minus(MINUTE))));
        asked.values().removeIf(Deque::isEmpty);
        Deque<Instant> mine = asked.computeIfAbsent(by, fresh -> new ArrayDeque<>());
        if (mine.size() >= A_MINUTE) {
            return false;
        }
        mine.add(now);
        return true;
    }

    private void take(Check check) {
        List<Observation> found = new ArrayList<>();
        boolean whole = false;
        try {
            whole = look.at(check.targets(), found::add);
        } finally {
            over(check, found, whole ? State.DONE : State.BROKEN_OFF);
        }
    }

    private synchronized void over(Check check, List<Observation> found, State state) {
        kept.computeIfPresent(
                check.id(),
                (id, before) -> new Check(
                        id, before.by(), before.at(), state, Optional.of(clock.instant()), before.targets(), found));
    }

    public synchronized Optional<Check> find(long id) {
        return Optional.ofNullable(kept.get(id));
    }
}
