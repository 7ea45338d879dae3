package dev.repwatch.bench.clients;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/** Keeps so many questions on the wire, and counts what comes back. */
final class Window {

    private final Asked asked;
    private final Semaphore room;
    private final LongAdder listed = new LongAdder();
    private final LongAdder known = new LongAdder();
    private final LongAdder wrong = new LongAdder();

    /** Starts a question, and calls one of the window's methods when it is answered. */
    interface Way {
        void ask(int target, int list, Window window);
    }

    Window(Asked asked) {
        this.asked = asked;
        this.room = new Semaphore(asked.window());
    }

    Tally play(Way way) {
        for (long number = 0; number < asked.questions(); number++) {
            room.acquireUninterruptibly();
            way.ask(asked.target(number), asked.list(number), this);
        }
        room.acquireUninterruptibly(asked.window());
        return new Tally(asked.questions(), listed.sum(), asked.questions() - known.sum(), 0, wrong.sum());
    }

    void answered(int target, int list, boolean isListed) {
        known.increment();
        if (isListed) {
            listed.increment();
        }
        if (isListed != asked.field().listed(target, list)) {
            wrong.increment();
        }
        room.release();
    }

    void unanswered() {
        room.release();
    }
}
