package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Runs the lanes of one sweep: what is answered anywhere is dealt with by the one sweeping thread. */
final class Sweep implements Questions {

    private static final Duration LONGEST_NAP = Duration.ofSeconds(1);
    /** A sweep that is spread asks the controls again after so long: a list may fall ill in the middle. */
    private static final Duration VOUCHED = Duration.ofMinutes(10);

    private final DnsClient dns;
    private final InstantSource clock;
    private final Sentinel sentinel;
    private final Manners manners;
    private final Recent recent;
    private final Consumer<Wellness> probed;
    private final Evenness evenness;
    private final BooleanSupplier stopped;
    private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();

    Sweep(
            DnsClient dns,
            InstantSource clock,
            Sentinel sentinel,
            Manners manners,
            Recent recent,
            Consumer<Wellness> probed,
            Evenness evenness,
            BooleanSupplier stopped) {
        this.dns = dns;
        this.clock = clock;
        this.sentinel = sentinel;
        this.manners = manners;
        this.recent = recent;
        this.probed = probed;
        this.evenness = evenness;
        this.stopped = stopped;
    }

    /** An interrupt ends it early and stays set; so does the wish to stop. False when it did not come to its end. */
    boolean run(List<Lane> lanes) {
        try {
            Duration nap = turn(lanes);
            while (!lanes.stream().allMatch(Lane::done)) {
                if (stopped.getAsBoolean()) {
                    return false;
                }
                Runnable event = events.poll(nap.toNanos(), TimeUnit.NANOSECONDS);
                while (event != null) {
                    event.run();
                    event = events.poll();
                }
                nap = turn(lanes);
            }
            return true;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives every lane its turn until none gets any further; each turn is one question, so that no list waits for another. */
    private Duration turn(List<Lane> lanes) {
        Duration nap = LONGEST_NAP;
        boolean progress = true;
        while (progress && events.isEmpty()) {
            progress = false;
            for (Lane lane : lanes) {
                Step step = lane.step();
                progress |= step.progress();
                nap = step.pause().isZero() || step.pause().compareTo(nap) > 0 ? nap : step.pause();
            }
        }
        return nap;
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
    public boolean outdated(Wellness wellness) {
        return evenness.spread() && clock.instant().isAfter(wellness.at().plus(VOUCHED));
    }

    @Override
    public void probe(ActiveList list, Consumer<Wellness> then) {
        hear(sentinel.probe(list), now -> changed(list, now, then));
    }

    @Override
    public void ask(ActiveList list, Target target, Nowhere nowhere, Consumer<Observation> then) {
        evenness.asked(list.list());
        hear(Asking.first(list, dns, clock, manners.pace(), recent).about(target, nowhere), then);
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
        probed.accept(now);
        then.accept(now);
    }

    @Override
    public Observation unasked(ActiveList list, Target target, Finding finding) {
        return new Observation(target, list.id(), finding, List.of(), Duration.ZERO, "", clock.instant());
    }

    @Override
    public Optional<Observation> recent(ActiveList list, Target target) {
        return manners.reuse() ? recent.about(target, list.list(), clock.instant()) : Optional.empty();
    }

    @Override
    public void keep(Observation observation) {
        if (manners.reuse()) {
            recent.keep(observation);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the value goes into the queue
    private <T> void hear(CompletableFuture<T> future, Consumer<T> then) {
        future.thenAccept(value -> events.add(() -> then.accept(value)));
    }
}
