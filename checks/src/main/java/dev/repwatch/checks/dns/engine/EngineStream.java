package dev.repwatch.checks.dns.engine;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsAnswers;
import dev.repwatch.checks.dns.DnsStream;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.ResolverSet;
import dev.repwatch.checks.reputation.Cause;
import java.lang.invoke.VarHandle;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Type;

/** Three rings of slots: from the asker to the loop, from the loop to the taker, from the taker to the asker. */
final class EngineStream implements DnsStream {

    private static final int NUDGE_EVERY = 32;
    private static final Map<RecordType, Integer> TYPES = types();

    private final Slots slots;
    private final EventLoop eventLoop;
    private final int[] own;
    private final SpscQueue free;
    private final SpscQueue submitted;
    private final SpscQueue done;
    private final SlotAnswer view;
    private volatile long asked;
    private volatile long taken;
    private volatile @Nullable Thread taker;
    private volatile boolean woken;
    private volatile boolean closed;
    private volatile boolean ended;
    private boolean finishedSome;
    /** There are few: one for all lists that the same resolvers answer for. */
    private final Map<ResolverSet, QueryRoute> routes = new HashMap<>();

    EngineStream(Slots slots, int[] own, EventLoop eventLoop) {
        this.slots = slots;
        this.own = own;
        this.eventLoop = eventLoop;
        free = new SpscQueue(own.length);
        submitted = new SpscQueue(own.length);
        done = new SpscQueue(own.length);
        view = new SlotAnswer(slots);
        for (int slot : own) {
            slots.owner[slot] = this;
            free.add(slot);
        }
    }

    @Override
    public boolean ask(CharSequence name, RecordType type, long token, ResolverSet among) {
        return ask(name, type, token, routes.computeIfAbsent(among, QueryRoute::among));
    }

    boolean ask(CharSequence name, RecordType type, long token, QueryRoute queryRoute) {
        int slot = closed || ended ? SpscQueue.NONE : free.poll();
        if (slot == SpscQueue.NONE) {
            return false;
        }
        slots.token[slot] = token;
        slots.route[slot] = queryRoute;
        slots.answer[slot] = slots.queryPackets.write(slot, name, TYPES.getOrDefault(type, 0)) ? null : invalid();
        submitted.add(slot);
        long count = asked + 1;
        asked = count;
        if (count % NUDGE_EVERY == 0) {
            eventLoop.nudge();
        }
        return true;
    }

    /** Makes what was asked leave now. */
    void flush() {
        eventLoop.nudge();
    }

    @Override
    public int take(DnsAnswers answers, long nanos) throws InterruptedException {
        if (done.isEmpty() && !ended) {
            eventLoop.nudge();
            if (nanos > 0) {
                await(nanos);
            }
        }
        return drain(answers);
    }

    @Override
    public void wake() {
        woken = true;
        unpark();
    }

    @Override
    public int room() {
        return own.length;
    }

    @Override
    public int underWay() {
        return ended && done.isEmpty() ? 0 : (int) (asked - taken);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            giveBack(free); // at once: whoever closes one stream may open the next
            giveBack(done);
            eventLoop.execute(this::dissolve);
        }
    }

    /** Loop: the next question, or {@link SpscQueue#NONE}. */
    int submitted() {
        return submitted.poll();
    }

    /** Loop. */
    boolean hasSubmitted() {
        return !submitted.isEmpty();
    }

    /** Loop: a question has ended. */
    void finished(int slot) {
        if (closed) {
            slots.giveBack(slot);
        } else {
            done.add(slot);
            finishedSome = true;
        }
    }

    /** Loop: lets the taker know what has come, once for many. */
    void wakeTaker() {
        if (finishedSome) {
            finishedSome = false;
            VarHandle.fullFence(); // either it sees what is done, or we see that it waits
            unpark();
        }
    }

    /** Loop: answers all that is open, for the last time. */
    void end(QueryLifecycle queryLifecycle) {
        for (int slot : own) {
            if (slots.busy[slot] && slots.owner[slot] == this) {
                queryLifecycle.abandon(slot);
            }
        }
        for (int slot = submitted.poll(); slot != SpscQueue.NONE; slot = submitted.poll()) {
            queryLifecycle.abandon(slot);
        }
        ended = true;
        unpark();
    }

    boolean ended() {
        return ended;
    }

    private int drain(DnsAnswers answers) {
        int count = 0;
        for (int slot = done.poll(); slot != SpscQueue.NONE; slot = done.poll()) {
            count++;
            try {
                deliver(answers, slot);
            } finally {
                free.add(slot);
                long more = taken + 1;
                taken = more;
            }
        }
        return count;
    }

    private void deliver(DnsAnswers answers, int slot) {
        DnsAnswer answer = slots.answer[slot];
        if (answer == null) {
            answers.plain(slots.token[slot], view.of(slot));
        } else {
            answers.other(slots.token[slot], answer, slots.took[slot]);
        }
    }

    private void await(long nanos) throws InterruptedException {
        long rest = nanos;
        long began = eventLoop.now();
        taker = Thread.currentThread();
        try {
            while (done.isEmpty() && !ended && !woken && rest > 0) {
                LockSupport.parkNanos(this, rest);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                rest = nanos - (eventLoop.now() - began);
            }
        } finally {
            woken = false;
            taker = null;
        }
    }

    private void unpark() {
        Thread waiting = taker;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    /** Loop: gives back every slot that is at rest; those under way follow when they end. */
    private void dissolve() {
        eventLoop.remove(this);
        giveBack(submitted);
        giveBack(done);
    }

    private void giveBack(SpscQueue spscQueue) {
        for (int slot = spscQueue.poll(); slot != SpscQueue.NONE; slot = spscQueue.poll()) {
            slots.giveBack(slot);
        }
    }

    private static DnsAnswer invalid() {
        return new DnsAnswer.Failed(Cause.BAD_ANSWER, "the name to ask for is no valid DNS name", "");
    }

    private static Map<RecordType, Integer> types() {
        Map<RecordType, Integer> types = new EnumMap<>(RecordType.class);
        for (RecordType type : RecordType.values()) {
            types.put(type, Type.value(type.name()));
        }
        return types;
    }
}
