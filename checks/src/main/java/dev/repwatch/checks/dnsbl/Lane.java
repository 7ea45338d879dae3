package dev.repwatch.checks.dnsbl;

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
import java.util.function.Consumer;

/**
 * One list's part of a sweep. Listings are held until a control question asked after them says that the list does not list
 * the world by now. Used by the sweeping thread only.
 */
final class Lane {

    private static final int MAX_HELD = 20;
    /** One control question may speak for many listings, but nobody waits long for it. */
    private static final Duration LONGEST_HELD = Duration.ofSeconds(1);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static final Finding USED_UP = new Finding.Unknown(Cause.NOT_ASKED, "the list's budget is used up for now");

    private static final Optional<Finding> ILL = Optional.of(new Finding.Unknown(
            Cause.NOT_ASKED, "the list refused or was silent too often in a row, and was left alone this time"));
    private static final Optional<Finding> OPERATOR_ILL = Optional.of(new Finding.Unknown(
            Cause.NOT_ASKED,
            "the lists of its operator refused or were silent too often in a row, and were left alone this time"));

    private final int number;
    private final ActiveList list;
    private final Asking asking;
    private final OperatorLoad operator;
    private final Questions questions;
    private final Consumer<Observation> sink;
    private final Fleet targets;
    private final RecentOfList recent;
    private final Breaker breaker = new Breaker();
    private final List<Held> held = new ArrayList<>();
    private final Map<TargetKind, Optional<Finding>> disbelief = new EnumMap<>(TargetKind.class);
    private Wellness wellness;
    private Instant heldSince = Instant.MAX;
    private Instant restsUntil = Instant.MAX;
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
     * @param number of this lane in its sweep
     * @param targets those of the list's kinds, in the order in which they are asked about
     * @param recent answers that still hold
     */
    Lane(
            int number,
            Asking asking,
            OperatorLoad operator,
            Wellness wellness,
            Fleet targets,
            RecentOfList recent,
            Questions questions,
            Consumer<Observation> sink) {
        this.number = number;
        this.list = asking.list();
        this.asking = asking;
        this.operator = operator;
        this.wellness = wellness;
        this.questions = questions;
        this.sink = sink;
        this.targets = targets;
        this.recent = recent;
        believe(wellness);
    }

    int number() {
        return number;
    }

    Asking asking() {
        return asking;
    }

    Target target(int at) {
        return targets.target(at);
    }

    Nowhere nowhere(Target target) {
        return wellness.nowhere(target.kind());
    }

    boolean done() {
        return next == targets.size() && underWay == 0 && held.isEmpty() && !checking;
    }

    /** Does what can be done for the next target; says how long to wait when the pace does not allow it yet. */
    Step step() {
        if (next == targets.size() || held.size() >= MAX_HELD || heldLongEnough()) {
            settle();
        }
        if (next == targets.size() || operator.full() || !questions.room()) {
            return Step.IDLE;
        }
        Optional<Observation> known = known(next);
        if (known.isPresent()) {
            Optional<Duration> rest = questions.rest();
            return rest.isPresent() && leftAlone() ? rested(known.get(), rest.get()) : told(known.get());
        }
        if (questions.outdated(wellness)) {
            return probed();
        }
        Duration early = questions.early(list);
        if (!early.isZero()) {
            return Step.after(early);
        }
        Duration wait = questions.leave(list);
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            return told(asking.unasked(targets.target(next), USED_UP));
        }
        if (!wait.isZero()) {
            return Step.after(wait);
        }
        underWay++;
        operator.asked();
        questions.ask(this, next++);
        return Step.DONE;
    }

    private Step told(Observation known) {
        next++;
        sink.accept(known);
        return Step.DONE;
    }

    private boolean leftAlone() {
        return (breaker.open() || operator.breaker().open())
                && disbelief(targets.target(next).kind()).isEmpty();
    }

    /**
     * In a sweep that takes long: only those whose turn comes while the list is left alone are unknown, and then its controls
     * decide about the others.
     */
    private Step rested(Observation unasked, Duration rest) {
        if (checking) {
            return Step.IDLE;
        }
        if (restsUntil.equals(Instant.MAX)) {
            restsUntil = questions.now().plus(rest);
        }
        if (questions.now().isBefore(restsUntil)) {
            Duration early = questions.early(list);
            if (!early.isZero()) {
                return Step.after(early);
            }
            questions.passed(list);
            return told(unasked);
        }
        restsUntil = Instant.MAX;
        checking = true;
        questions.probe(list, this::decided);
        return Step.DONE;
    }

    private void decided(Wellness now) {
        settled(List.of(), now);
        if (now.health().well()) {
            breaker.close();
            operator.breaker().close();
        }
    }

    private boolean heldLongEnough() {
        return !held.isEmpty() && !questions.now().isBefore(heldSince.plus(LONGEST_HELD));
    }

    /** What the controls said is too long ago: nothing more is asked before they are right again. */
    private Step probed() {
        if (checking) {
            return Step.IDLE;
        }
        checking = true;
        questions.probe(list, now -> settled(List.of(), now));
        return Step.DONE;
    }

    private Optional<Observation> known(int at) {
        Target target = targets.target(at);
        Optional<Finding> unasked = disbelief(target.kind());
        if (unasked.isEmpty()) {
            unasked = breaker.open() ? ILL : operator.breaker().open() ? OPERATOR_ILL : unasked;
        }
        if (unasked.isPresent()) {
            return Optional.of(asking.unasked(target, unasked.get()));
        }
        return questions.reuse() ? recent.about(targets.number(at), target, questions.now()) : Optional.empty();
    }

    /** The question about a target has its answer. */
    void answered(int at, Observation observation) {
        underWay--;
        breaker.note(observation.finding());
        operator.answered(observation.finding());
        if (observation.finding() instanceof Finding.Listed) {
            heldSince = held.isEmpty() ? questions.now() : heldSince;
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
            settled(batch, wellness);
            return;
        }
        checking = true;
        questions.recheck(list, kind, wellness, now -> settled(batch, now));
    }

    private void settled(List<Held> batch, Wellness now) {
        checking = false;
        believe(now);
        for (Held one : batch) {
            Optional<Finding> doubt = disbelief(one.kind());
            if (doubt.isPresent()) {
                sink.accept(asking.disbelieved(one.listed().target(), doubt.get()));
            } else {
                deliver(one.at(), one.listed());
            }
        }
    }

    /** Weighed once for all targets to come. */
    private void believe(Wellness now) {
        wellness = now;
        for (TargetKind kind : TargetKind.values()) {
            disbelief.put(kind, now.disbelief(kind));
        }
    }

    private Optional<Finding> disbelief(TargetKind kind) {
        return disbelief.getOrDefault(kind, Optional.empty());
    }

    private void deliver(int at, Observation observation) {
        if (questions.reuse()) {
            recent.keep(targets.number(at), observation);
        }
        sink.accept(observation);
    }
}
