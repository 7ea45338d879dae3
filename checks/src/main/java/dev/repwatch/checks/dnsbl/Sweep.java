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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Runs the list sweeps of one sweep: what is answered anywhere is dealt with by the one sweeping thread. Questions about targets go
 * by a stream, for they are many; the few others have a future each.
 */
final class Sweep implements SweepQueries, DnsAnswers {

    private static final Duration LONGEST_NAP = Duration.ofSeconds(1);
    /** A sweep that is spread asks the controls again after so long: a list may fall ill in the middle. */
    static final Duration VOUCHED = Duration.ofMinutes(10);

    private static final Optional<Duration> RESTED = Optional.of(VOUCHED);
    /** The list sweep in the upper half of a token, the number of the target in the lower. */
    private static final int HALF = 32;

    private static final Finding CLOSED = new Finding.Unknown(Cause.NOT_ASKED, "the DNS client was closed");

    private final DnsStream stream;
    private final List<String> resolvers;
    private final InstantSource clock;
    private final Sentinel sentinel;
    private final QueryPolicy queryPolicy;
    private final RecentAnswers recentAnswers;
    private final SweepListener ears;
    private final SweepPacer sweepPacer;
    private final Round round;
    private final SweepEnd end;
    private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
    private final List<ListSweep> listSweeps = new ArrayList<>();
    private final List<ListSweep> unfinished = new ArrayList<>();
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
            QueryPolicy queryPolicy,
            RecentAnswers recentAnswers,
            SweepListener ears,
            SweepPacer sweepPacer,
            Round round,
            SweepEnd end) {
        this.stream = stream;
        this.resolvers = resolvers;
        this.clock = clock;
        this.sentinel = sentinel;
        this.queryPolicy = queryPolicy;
        this.recentAnswers = recentAnswers;
        this.ears = ears;
        this.sweepPacer = sweepPacer;
        this.round = round;
        this.end = end;
    }

    /** Adds a list's part. */
    void add(
            DnsblQuery dnsblQuery,
            OperatorLoad operator,
            ControlResult controlResult,
            SweepTargets targets,
            Consumer<Observation> sink) {
        RecentListAnswers answers = recentAnswers.of(dnsblQuery.list().list());
        listSweeps.add(
                new ListSweep(listSweeps.size(), dnsblQuery, operator, controlResult, targets, answers, this, sink));
    }

    /**
     * An interrupt ends it early and stays set; so does the wish to stop. A sweep that is handed over asks nothing more and waits for
     * the answers that are under way. False when it did not come to its end.
     */
    boolean run() {
        unfinished.addAll(listSweeps);
        boolean handed = false;
        try {
            while (!end.now()) {
                if (!handed && end.handedOver()) {
                    handed = true;
                    unfinished.forEach(ListSweep::leaveTheRest);
                }
                Duration nap = ask();
                unfinished.removeIf(ListSweep::done);
                if (unfinished.isEmpty()) {
                    return !handed;
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
     * Gives the list sweeps their turns, one question a turn, so that no list waits for another, until none gets any further or
     * there is no room for more. Says how long to wait for the pace.
     */
    private Duration ask() {
        now = clock.instant();
        Duration nap = LONGEST_NAP;
        int idle = 0;
        while (idle < unfinished.size() && events.isEmpty() && room()) {
            turn = turn + 1 < unfinished.size() ? turn + 1 : 0;
            PollResult pollResult = unfinished.get(turn).step();
            idle = pollResult.progress() ? 0 : idle + 1;
            nap = pollResult.pause().isZero() || pollResult.pause().compareTo(nap) > 0 ? nap : pollResult.pause();
        }
        return nap;
    }

    @Override
    public boolean room() {
        return stream.underWay() < stream.room();
    }

    @Override
    public void plain(long token, PlainAnswer answer) {
        ListSweep listSweep = sweepOf(token);
        Target target = listSweep.target((int) token);
        ears.answered(listSweep.asking().list().id(), answer.nanos());
        Optional<Observation> clean = listSweep.asking().plainlyClean(target, answer, resolvers, timeOfAnswers());
        if (clean.isPresent()) {
            listSweep.answered((int) token, clean.get());
        } else {
            listSweep.asking().write(target, name);
            judge(listSweep, (int) token, answer.answer(name, resolvers));
        }
    }

    @Override
    public void other(long token, DnsAnswer answer, long nanos) {
        ListSweep listSweep = sweepOf(token);
        Target target = listSweep.target((int) token);
        if (nanos > 0) {
            ears.answered(listSweep.asking().list().id(), nanos);
        }
        listSweep.asking().write(target, name);
        judge(listSweep, (int) token, answer);
    }

    /** The time of the first of those that are taken together. */
    private Instant timeOfAnswers() {
        if (!heard) {
            heard = true;
            now = clock.instant();
        }
        return now;
    }

    private void judge(ListSweep listSweep, int number, DnsAnswer answer) {
        Target target = listSweep.target(number);
        CompletableFuture<Observation> judged =
                listSweep.asking().heard(target, name.toString(), answer, listSweep.controls());
        if (judged.isDone()) {
            listSweep.answered(number, judged.join());
        } else {
            hear(judged, observation -> listSweep.answered(number, observation));
        }
    }

    private ListSweep sweepOf(long token) {
        return listSweeps.get((int) (token >>> HALF));
    }

    @Override
    public Duration leave(ActiveList list) {
        return queryPolicy.pace().leave(list.list());
    }

    @Override
    public Duration early(ActiveList list, int place) {
        return sweepPacer.early(list.list(), place);
    }

    @Override
    public Optional<Duration> rest() {
        return sweepPacer.spread() ? RESTED : Optional.empty();
    }

    @Override
    public void taken(ActiveList list, int place) {
        sweepPacer.taken(list.list(), place);
    }

    @Override
    public boolean outdated(ControlResult controlResult) {
        return (sweepPacer.spread() || !round.rounds().none())
                && clock.instant().isAfter(controlResult.at().plus(VOUCHED));
    }

    @Override
    public void probe(ActiveList list, Consumer<ControlResult> then) {
        hear(sentinel.probe(list), now -> changed(list, now, then));
    }

    @Override
    public void ask(ListSweep listSweep, int number) {
        Target target = listSweep.target(number);
        if (!listSweep.asking().write(target, name)) {
            listSweep.answered(number, listSweep.asking().tooLong(target));
        } else if (!stream.ask(
                name, RecordType.A, ((long) listSweep.number() << HALF) | number, listSweep.believed(target))) {
            listSweep.answered(number, listSweep.asking().unasked(target, CLOSED));
        }
    }

    @Override
    public void recheck(
            ActiveList list,
            TargetKind kind,
            Collection<String> resolvers,
            ControlResult before,
            Consumer<ControlResult> then) {
        hear(sentinel.recheck(list, kind, resolvers, before), now -> {
            if (now.equals(before)) {
                then.accept(now);
            } else {
                changed(list, now, then);
            }
        });
    }

    private void changed(ActiveList list, ControlResult now, Consumer<ControlResult> then) {
        if (!now.health().well()) {
            recentAnswers.forget(list.id());
        }
        ears.probed(now);
        then.accept(now);
    }

    @Override
    public boolean reuse() {
        return queryPolicy.reuse();
    }

    @Override
    public Round round() {
        return round;
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
