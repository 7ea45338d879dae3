package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.Finding;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the lists of one operator share during a look: how many questions may be under way, which grows with each answer, and
 * whether they are left alone. Operators count all their lists together, and one machine answers for them. Used by the
 * thread of its look only, but for what it counts with the other looks.
 */
final class OperatorLoad {

    private static final int MOST = 32;

    private final CircuitBreaker circuitBreaker = new CircuitBreaker();
    /** Of all looks that go on at the same time. */
    private final AtomicInteger everybodys;
    /** At first as many as the breaker needs: whoever is silent must not keep the room that the others could use. */
    private int room = circuitBreaker.left();

    private int own;

    /** @param everybodys how many questions of all looks are under way at this operator */
    OperatorLoad(AtomicInteger everybodys) {
        this.everybodys = everybodys;
    }

    /** A look that has nothing under way may have one question there, however many another look has: it must get on. */
    boolean full() {
        return own >= room || (own > 0 && everybodys.get() >= MOST);
    }

    void asked() {
        own++;
        everybodys.incrementAndGet();
    }

    void answered(Finding finding) {
        own--;
        everybodys.decrementAndGet();
        circuitBreaker.note(finding);
        // while it is silent, only as many are under way as the breaker still needs
        room = circuitBreaker.strained() ? Math.max(1, circuitBreaker.left()) : Math.min(MOST, room + 1);
    }

    /** The look is over; what it still had under way it does not wait for. */
    void leave() {
        everybodys.addAndGet(-own);
        own = 0;
    }

    CircuitBreaker breaker() {
        return circuitBreaker;
    }
}
