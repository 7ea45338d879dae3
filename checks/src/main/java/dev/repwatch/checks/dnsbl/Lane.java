package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One list's part of a sweep. Listings are held until a control question asked after them says that the list does not list
 * the world by now. Used by the sweeping thread only.
 */
final class Lane {

    private static final int MAX_HELD = 20;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final ActiveList list;
    private final OperatorLoad operator;
    private final Questions questions;
    private final Consumer<Observation> sink;
    private final Deque<Target> waiting;
    private final Breaker breaker = new Breaker();
    private final List<Observation> held = new ArrayList<>();
    private Wellness wellness;
    private int underWay;
    private boolean checking;

    Lane(
            ActiveList list,
            OperatorLoad operator,
            Wellness wellness,
            Collection<Target> targets,
            Questions questions,
            Consumer<Observation> sink) {
        this.list = list;
        this.operator = operator;
        this.wellness = wellness;
        this.questions = questions;
        this.sink = sink;
        this.waiting = new ArrayDeque<>(
                targets.stream().filter(target -> list.takes(target.kind())).toList());
    }

    boolean done() {
        return waiting.isEmpty() && underWay == 0 && held.isEmpty() && !checking;
    }

    /** Does what can be done for the next target; says how long to wait when the pace does not allow it yet. */
    Step step() {
        if (underWay == 0 || waiting.isEmpty() || held.size() >= MAX_HELD) {
            settle();
        }
        if (waiting.isEmpty() || operator.full()) {
            return Step.IDLE;
        }
        Optional<Observation> known = known(waiting.element());
        if (known.isPresent()) {
            waiting.remove();
            sink.accept(known.get());
            return Step.DONE;
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
            emit(waiting.remove(), new Finding.Unknown(Cause.NOT_ASKED, "the list's budget is used up for now"));
            return Step.DONE;
        }
        if (!wait.isZero()) {
            return Step.after(wait);
        }
        underWay++;
        operator.asked();
        Target target = waiting.remove();
        questions.ask(list, target, wellness.nowhere(target.kind()), this::answered);
        return Step.DONE;
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

    private Optional<Observation> known(Target target) {
        Optional<Finding> unasked = wellness.disbelief(target.kind());
        if (unasked.isEmpty() && (breaker.open() || operator.breaker().open())) {
            unasked = Optional.of(breaker.finding());
        }
        return unasked.map(finding -> questions.unasked(list, target, finding))
                .or(() -> questions.recent(list, target));
    }

    private void answered(Observation observation) {
        underWay--;
        operator.answered();
        breaker.note(observation.finding());
        operator.breaker().note(observation.finding());
        if (observation.finding() instanceof Finding.Listed) {
            held.add(observation);
        } else {
            deliver(observation);
        }
    }

    private void settle() {
        if (held.isEmpty() || checking) {
            return;
        }
        TargetKind kind = held.get(0).target().kind();
        List<Observation> batch =
                held.stream().filter(listed -> listed.target().kind() == kind).toList();
        held.removeAll(batch);
        if (wellness.disbelief(kind).isPresent()) {
            settled(batch, wellness);
            return;
        }
        checking = true;
        questions.recheck(list, kind, wellness, now -> settled(batch, now));
    }

    private void settled(List<Observation> batch, Wellness now) {
        checking = false;
        wellness = now;
        for (Observation listed : batch) {
            Optional<Finding> disbelief = now.disbelief(listed.target().kind());
            if (disbelief.isPresent()) {
                emit(listed.target(), disbelief.get());
            } else {
                deliver(listed);
            }
        }
    }

    private void deliver(Observation observation) {
        questions.keep(observation);
        sink.accept(observation);
    }

    private void emit(Target target, Finding finding) {
        sink.accept(questions.unasked(list, target, finding));
    }
}
