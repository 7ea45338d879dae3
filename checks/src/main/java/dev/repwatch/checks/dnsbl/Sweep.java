package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsAnswers;
import dev.repwatch.checks.dns.DnsStream;
import dev.repwatch.checks.dns.PlainAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs the lanes of one sweep: what is answered anywhere is dealt with by the one sweeping thread. Questions about targets go
 * by a stream, for they are many; the few others have a future each.
 */
final class Sweep implements Questions, DnsAnswers {

    private static final Duration LONGEST_NAP = Duration.ofSeconds(1);
    /** A sweep that is spread asks the controls again after so long: a list may fall ill in the middle. */
    private static final Duration VOUCHED = Duration.ofMinutes(10);

    private static final Optional<Duration> RESTED = Optional.of(VOUCHED);
    /** The lane in the upper half of a token, the number of the target in the lower. */
    private static final int HALF = 32;

    private static final Finding CLOSED = new Finding.Unknown(Cause.NOT_ASKED, "the DNS client was closed");

    private final DnsStream stream;
    private final List<String> resolvers;
    private final InstantSource clock;
    private final Sentinel sentinel;
    private final Manners manners;
    private final Recent recent;
    private final SweepEars ears;
    private final Evenness evenness;
    private final BooleanSupplier stopped;
    private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Lane> unfinished = new ArrayList<>();
    private final StringBuilder name = new StringBuilder();
    /** Looked up once for many questions or answers. */
    private Instant now = Instant.EPOCH;

    private boolean heard;

    private int turn;

    /** @param resolvers of the client whose stream it is */
    Sweep(
            DnsStream stream,
            List<String> resolvers,
            InstantSource clock,
            Sentinel sentinel,
            Manners manners,
            Recent recent,
            SweepEars ears,
            Evenness evenness,
            BooleanSupplier stopped) {
        this.stream = stream;
        this.resolvers = resolvers;
        this.clock = clock;
        this.sentinel = sentinel;
        this.manners = manners;
        this.recent = recent;
        this.ears = ears;
        this.evenness = evenness;
        this.stopped = stopped;
    }

    /** Adds a list's part. */
    void add(Asking asking, OperatorLoad operator, Wellness wellness, Fleet targets, Consumer<Observation> sink) {
        RecentOfList answers = recent.of(asking.list().list());
        lanes.add(new Lane(lanes.size(), asking, operator, wellness, targets, answers, this, sink));
    }

    /** An interrupt ends it early and stays set; so does the wish to stop. False when it did not come to its end. */
    boolean run() {
        unfinished.addAll(lanes);
        try {
            while (!stopped.getAsBoolean()) {
                Duration nap = ask();
                unfinished.removeIf(Lane::done);
                if (unfinished.isEmpty()) {
                    return true;
                }
                hear(nap);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void hear(Duration atMost) throws InterruptedException {
        heard = false;
        stream.take(this, events.isEmpty() ? atMost.toNanos() : 0);
        for (Runnable event = events.poll(); event != null; event = events.poll()) {
            event.run();
        }
    }

    /**
     * Gives the lanes their turns, one question a turn, so that no list waits for another, until none gets any further or
     * there is no room for more. Says how long to wait for the pace.
     */
    private Duration ask() {
        now = clock.instant();
        Duration nap = LONGEST_NAP;
        int idle = 0;
        while (idle < unfinished.size() && events.isEmpty() && room()) {
            turn = turn + 1 < unfinished.size() ? turn + 1 : 0;
            Step step = unfinished.get(turn).step();
            idle = step.progress() ? 0 : idle + 1;
            nap = step.pause().isZero() || step.pause().compareTo(nap) > 0 ? nap : step.pause();
        }
        return nap;
    }

    @Override
    public boolean room() {
        return stream.underWay() < stream.room();
    }

    @Override
    public void plain(long token, PlainAnswer answer) {
        Lane lane = lane(token);
        Target target = lane.target((int) token);
        ears.answered(lane.asking().list().id(), answer.nanos());
        Optional<Observation> clean = lane.asking().plainlyClean(target, answer, resolvers, timeOfAnswers());
        if (clean.isPresent()) {
            lane.answered((int) token, clean.get());
        } else {
            lane.asking().write(target, name);
            judge(lane, (int) token, answer.answer(name, resolvers));
        }
    }

    @Override
    public void other(long token, DnsAnswer answer, long nanos) {
        Lane lane = lane(token);
        Target target = lane.target((int) token);
        if (nanos > 0) {
            ears.answered(lane.asking().list().id(), nanos);
        }
        lane.asking().write(target, name);
        judge(lane, (int) token, answer);
    }

    /** The time of the first of those that are taken together. */
    private Instant timeOfAnswers() {
        if (!heard) {
            heard = true;
            now = clock.instant();
        }
        return now;
    }

    private void judge(Lane lane, int number, DnsAnswer answer) {
        Target target = lane.target(number);
        CompletableFuture<Observation> judged =
                lane.asking().heard(target, name.toString(), answer, lane.nowhere(target));
        if (judged.isDone()) {
            lane.answered(number, judged.join());
        } else {
            hear(judged, observation -> lane.answered(number, observation));
        }
    }

    private Lane lane(long token) {
        return lanes.get((int) (token >>> HALF));
    }

    @Override
    public Duration leave(ActiveList list) {
        return manners.pace().leave(list.list());
    }

    @Override
    public Duration early(ActiveList list) {
        return evenness.early(list.list());
    }

    @Override
    public Optional<Duration> rest() {
        return evenness.spread() ? RESTED : Optional.empty();
    }

    @Override
    public void passed(ActiveList list) {
        evenness.asked(list.list());
    }

    @Override
    public boolean outdated(Wellness wellness) {
        return evenness.spread() && clock.instant().isAfter(wellness.at().plus(VOUCHED));
    }

    @Override
    public void probe(ActiveList list, Consumer<Wellness> then) {
        hear(sentinel.probe(list), now -> changed(list, now, then));
    }

    @Override
    public void ask(Lane lane, int number) {
        Target target = lane.target(number);
        evenness.asked(lane.asking().list().list());
        if (!lane.asking().write(target, name)) {
            lane.answered(number, lane.asking().tooLong(target));
        } else if (!stream.ask(name, RecordType.A, ((long) lane.number() << HALF) | number)) {
            lane.answered(number, lane.asking().unasked(target, CLOSED));
        }
    }

    @Override
    public void recheck(ActiveList list, TargetKind kind, Wellness before, Consumer<Wellness> then) {
        hear(sentinel.recheck(list, kind, before), now -> {
            if (now.equals(before)) {
                then.accept(now);
            } else {
                changed(list, now, then);
            }
        });
    }

    private void changed(ActiveList list, Wellness now, Consumer<Wellness> then) {
        if (!now.health().well()) {
            recent.forget(list.id());
        }
        ears.probed(now);
        then.accept(now);
    }

    @Override
    public boolean reuse() {
        return manners.reuse();
    }

    @Override
    public Instant now() {
        return now;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the value goes into the queue
    private <T> void hear(CompletableFuture<T> future, Consumer<T> then) {
        future.thenAccept(value -> {
            events.add(() -> then.accept(value));
            stream.wake();
        });
    }
}
