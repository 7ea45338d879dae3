package dev.repwatch.checks.dns;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A stream over any client's futures. */
final class FutureStream implements DnsStream {

    private record Reply(long token, DnsAnswer answer) {}

    private final DnsClient dns;
    private final int room;
    private final BlockingQueue<Reply> replies;
    private final AtomicInteger underWay = new AtomicInteger();

    FutureStream(DnsClient dns, int room) {
        this.dns = dns;
        this.room = room;
        this.replies = new ArrayBlockingQueue<>(room);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the value goes into the queue
    public boolean ask(CharSequence name, RecordType type, long token) {
        if (underWay.get() >= room) {
            return false;
        }
        underWay.incrementAndGet();
        dns.ask(new DnsQuestion(name.toString(), type)).thenAccept(answer -> replies.add(new Reply(token, answer)));
        return true;
    }

    @Override
    public int take(DnsAnswers answers, long nanos) throws InterruptedException {
        int taken = 0;
        @Nullable Reply reply = nanos > 0 ? replies.poll(nanos, TimeUnit.NANOSECONDS) : replies.poll();
        while (reply != null) {
            taken++;
            underWay.decrementAndGet();
            answers.other(reply.token(), reply.answer(), 0);
            reply = replies.poll();
        }
        return taken;
    }

    @Override
    public int underWay() {
        return underWay.get();
    }

    @Override
    public void close() {}
}
