package dev.repwatch.bench.clients;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/** Keeps so many questions on the wire, and counts what comes back. */
final class Window {

    private final QuerySource querySource;
    private final Semaphore room;
    private final LongAdder listed = new LongAdder();
    private final LongAdder known = new LongAdder();
    private final LongAdder wrong = new LongAdder();

    /** Starts a question, and calls one of the window's methods when it is answered. */
    interface Way {
        void ask(int target, int list, Window window);
    }

    Window(QuerySource querySource) {
        this.querySource = querySource;
        this.room = new Semaphore(querySource.window());
    }

    Tally play(Way way) {
        for (long number = 0; number < querySource.questions(); number++) {
            room.acquireUninterruptibly();
            way.ask(querySource.target(number), querySource.list(number), this);
        }
        room.acquireUninterruptibly(querySource.window());
        return new Tally(querySource.questions(), listed.sum(), querySource.questions() - known.sum(), 0, wrong.sum());
    }

    void answered(int target, int list, boolean isListed) {
        known.increment();
        if (isListed) {
            listed.increment();
        }
        if (isListed != querySource.field().listed(target, list)) {
            wrong.increment();
        }
        room.release();
    }

    void unanswered() {
        room.release();
    }
}
