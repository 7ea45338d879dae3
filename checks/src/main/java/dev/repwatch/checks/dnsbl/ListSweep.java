package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dns.ResolverSet;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One list's part of a sweep. Listings are held until a control question asked after them says that the list does not list
 * the world by now. Used by the sweeping thread only.
 */
final class ListSweep {

    private static final int MAX_HELD = 20;
    /** One control question may speak for many listings, but nobody waits long for it. */
    private static final Duration LONGEST_HELD = Duration.ofSeconds(1);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    static final Finding USED_UP = new Finding.Unknown(Cause.NOT_ASKED, "the list's budget is used up for now");

    private static final Optional<Finding> ILL = Optional.of(new Finding.Unknown(
            Cause.NOT_ASKED, "the list refused or was silent too often in a row, and was left alone this time"));
    private static final Optional<Finding> OPERATOR_ILL = Optional.of(new Finding.Unknown(
            Cause.NOT_ASKED,
            "the lists of its operator refused or were silent too often in a row, and were left alone this time"));

    private final int number;
    private final ActiveList list;
    private final DnsblQuery dnsblQuery;
    private final OperatorLoad operator;
    private final SweepQueries sweepQueries;
    private final Consumer<Observation> sink;
    private final SweepTargets targets;
    private final RecentListAnswers recent;
    private final CircuitBreaker circuitBreaker = new CircuitBreaker();
    private final List<Held> held = new ArrayList<>();
    private final Map<TargetKind, Optional<Finding>> disbelief = new EnumMap<>(TargetKind.class);
    private ControlResult controlResult;
    private Instant heldSince = Instant.MAX;
    private Instant restsUntil = Instant.MAX;
    private final PutOff putOff = new PutOff();
    private int next;
    private int underWay;
    private boolean checking;

    /** A listing that waits for a control. */
    private record Held(int at, Observation listed) {
        TargetKind kind() {
            return listed.target().kind();
        }
    }

    /**
     * @param number of this list sweep in its sweep
     * @param targets those of the list's kinds, in the order in which they are asked about
     * @param recent answers that still hold
     */
    ListSweep(
            int number,
            DnsblQuery dnsblQuery,
            OperatorLoad operator,
            ControlResult controlResult,
            SweepTargets targets,
            RecentListAnswers recent,
            SweepQueries sweepQueries,
            Consumer<Observation> sink) {
        this.number = number;
        this.list = dnsblQuery.list();
        this.dnsblQuery = dnsblQuery;
        this.operator = operator;
        this.controlResult = controlResult;
        this.sweepQueries = sweepQueries;
        this.sink = sink;
        this.targets = targets;
        this.recent = recent;
        believe(controlResult);
    }

    int number() {
        return number;
    }

    DnsblQuery asking() {
        return dnsblQuery;
    }

    Target target(int at) {
        return targets.target(at);
    }

    ControlResult controls() {
        return controlResult;
    }

    /** The resolvers that may be asked about this target. */
    ResolverSet believed(Target target) {
        return controlResult.believed(target.kind());
    }

    boolean done() {
        return nothingLeft() && underWay == 0 && held.isEmpty() && !checking;
    }

    private boolean nothingLeft() {
        return next == targets.size() && putOff.isEmpty();
    }

    /** Asks nothing more; what is under way is still heard. */
    void leaveTheRest() {
        next = targets.size();
        putOff.clear();
    }

    /** Does what can be done for the next target; says how long to wait when the pace does not allow it yet. */
    PollResult step() {
        if (nothingLeft() || held.size() >= MAX_HELD || heldLongEnough()) {
            settle();
        }
        if (nothingLeft() || operator.full() || !sweepQueries.room()) {
            return PollResult.IDLE;
        }
        long now = sweepQueries.now().toEpochMilli();
        boolean late = putOff.due(now);
        if (!late && next == targets.size()) {
            return PollResult.after(Duration.ofMillis(putOff.untilFirst(now)));
        }
        return late ? step(putOff.first(), true) : step(next, false);
    }

    /** @param late it was put off, and may be asked about now */
    private PollResult step(int at, boolean late) {
        Optional<Observation> unasked = unasked(at);
        if (unasked.isPresent()) {
            Optional<Duration> rest = sweepQueries.rest();
            return rest.isPresent() && leftAlone(at)
                    ? rested(at, late, unasked.get(), rest.get())
                    : told(late, unasked.get());
        }
        if (!late) {
            long from = sweepQueries.reuse()
                    ? recent.askableFrom(targets.number(at), sweepQueries.round())
                    : Long.MIN_VALUE;
            long now = sweepQueries.now().toEpochMilli();
            Optional<Observation> kept =
                    from > now && from > sweepQueries.round().asksUntilMillis()
                            ? recent.about(targets.number(at), targets.target(at))
                            : Optional.empty();
            if (kept.isPresent()) {
                return told(false, kept.get());
            }
            Duration early = sweepQueries.early(list, at);
            if (!early.isZero()) {
                return PollResult.after(early);
            }
            if (from > now) {
                sweepQueries.taken(list, at);
                putOff.add(at, from);
                next++;
                return PollResult.DONE;
            }
        }
        return asked(at, late);
    }

    private PollResult asked(int at, boolean late) {
        if (sweepQueries.outdated(controlResult)) {
            return probed();
        }
        Duration wait = sweepQueries.leave(list);
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            return told(late, dnsblQuery.unasked(targets.target(at), USED_UP));
        }
        if (!wait.isZero()) {
            return PollResult.after(wait);
        }
        pass(late);
        if (!late) {
            sweepQueries.taken(list, at);
        }
        underWay++;
        operator.asked();
        sweepQueries.ask(this, at);
        return PollResult.DONE;
    }

    private void pass(boolean late) {
        if (late) {
            putOff.removeFirst();
        } else {
            next++;
        }
    }

    private PollResult told(boolean late, Observation known) {
        pass(late);
        sink.accept(known);
        return PollResult.DONE;
    }

    private boolean leftAlone(int at) {
        return (circuitBreaker.open() || operator.breaker().open())
                && disbelief(targets.target(at).kind()).isEmpty();
    }

    /**
     * In a sweep that takes long: only those whose turn comes while the list is left alone are unknown, and then its controls
     * decide about the others.
     */
    private PollResult rested(int at, boolean late, Observation unasked, Duration rest) {
        if (checking) {
            return PollResult.IDLE;
        }
        if (restsUntil.equals(Instant.MAX)) {
            restsUntil = sweepQueries.now().plus(rest);
        }
        if (sweepQueries.now().isBefore(restsUntil)) {
            Duration early = late ? Duration.ZERO : sweepQueries.early(list, at);
            if (!early.isZero()) {
                return PollResult.after(early);
            }
            if (!late) {
                sweepQueries.taken(list, at);
            }
            return told(late, unasked);
        }
        restsUntil = Instant.MAX;
        checking = true;
        sweepQueries.probe(list, this::decided);
        return PollResult.DONE;
    }

    private void decided(ControlResult now) {
        settled(List.of(), now);
        if (now.health().well()) {
            circuitBreaker.close();
            operator.breaker().close();
        }
    }

    private boolean heldLongEnough() {
        return !held.isEmpty() && !sweepQueries.now().isBefore(heldSince.plus(LONGEST_HELD));
    }

    /** What the controls said is too long ago: nothing more is asked before they are right again. */
    private PollResult probed() {
        if (checking) {
            return PollResult.IDLE;
        }
        checking = true;
        sweepQueries.probe(list, now -> settled(List.of(), now));
        return PollResult.DONE;
    }

    private Optional<Observation> unasked(int at) {
        Target target = targets.target(at);
        Optional<Finding> unasked = disbelief(target.kind());
        if (unasked.isEmpty()) {
            unasked = circuitBreaker.open() ? ILL : operator.breaker().open() ? OPERATOR_ILL : unasked;
        }
        return unasked.map(why -> dnsblQuery.unasked(target, why));
    }

    /** The question about a target has its answer. */
    void answered(int at, Observation observation) {
        underWay--;
        circuitBreaker.note(observation.finding());
        operator.answered(observation.finding());
        if (observation.finding() instanceof Finding.Listed) {
            heldSince = held.isEmpty() ? sweepQueries.now() : heldSince;
            held.add(new Held(at, observation));
        } else {
            deliver(at, observation);
        }
    }

    private void settle() {
        if (held.isEmpty() || checking) {
            return;
        }
        TargetKind kind = held.get(0).kind();
        List<Held> batch = held.stream().filter(listed -> listed.kind() == kind).toList();
        held.removeAll(batch);
        if (disbelief(kind).isPresent()) {
            settled(batch, controlResult);
            return;
        }
        checking = true;
        Set<String> paths = batch.stream().map(one -> one.listed().path()).collect(Collectors.toSet());
        sweepQueries.recheck(list, kind, paths, controlResult, now -> settled(batch, now));
    }

    private void settled(List<Held> batch, ControlResult now) {
        checking = false;
        believe(now);
        for (Held one : batch) {
            Optional<Finding> doubt = disbelief(one.kind())
                    .or(() -> now.disbelief(one.kind(), one.listed().path()));
            if (doubt.isPresent()) {
                sink.accept(dnsblQuery.disbelieved(one.listed().target(), doubt.get()));
            } else {
                deliver(one.at(), one.listed());
            }
        }
    }

    /** Weighed once for all targets to come. */
    private void believe(ControlResult now) {
        controlResult = now;
        for (TargetKind kind : TargetKind.values()) {
            disbelief.put(kind, now.disbelief(kind));
        }
    }

    private Optional<Finding> disbelief(TargetKind kind) {
        return disbelief.getOrDefault(kind, Optional.empty());
    }

    private void deliver(int at, Observation observation) {
        if (sweepQueries.reuse()) {
            recent.keep(targets.number(at), observation);
        }
        sink.accept(observation);
    }
}
