package dev.repwatch.checks.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A stream over any client's futures. */
final class FutureStream implements DnsStream {

    private record Reply(long token, DnsAnswer answer) {}

    private final DnsClient dns;
    private final int room;
    /** An empty one lets a waiting taker go. */
    private final BlockingQueue<Optional<Reply>> replies = new LinkedBlockingQueue<>();

    private final AtomicInteger underWay = new AtomicInteger();

    FutureStream(DnsClient dns, int room) {
        this.dns = dns;
        this.room = room;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the value goes into the queue
    public boolean ask(CharSequence name, RecordType type, long token, ResolverSet among) {
        if (underWay.get() >= room) {
            return false;
        }
        underWay.incrementAndGet();
        dns.ask(new DnsQuestion(name.toString(), type), among)
                .thenAccept(answer -> replies.add(Optional.of(new Reply(token, answer))));
        return true;
    }

    @Override
    public int take(DnsAnswers answers, long nanos) throws InterruptedException {
        int taken = 0;
        List<Optional<Reply>> come = new ArrayList<>();
        Optional.ofNullable(nanos > 0 ? replies.poll(nanos, TimeUnit.NANOSECONDS) : null)
                .ifPresent(come::add);
        replies.drainTo(come);
        for (Optional<Reply> reply : come) {
            if (reply.isPresent()) {
                taken++;
                underWay.decrementAndGet();
                answers.other(reply.get().token(), reply.get().answer(), 0);
            }
        }
        return taken;
    }

    @Override
    public void wake() {
        replies.add(Optional.empty());
    }

    @Override
    public int room() {
        return room;
    }

    @Override
    public int underWay() {
        return underWay.get();
    }

    @Override
    public void close() {}
}
