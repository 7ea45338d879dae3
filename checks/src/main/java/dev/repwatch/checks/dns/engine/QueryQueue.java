package dev.repwatch.checks.dns.engine;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsAnswers;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.PlainAnswer;
import dev.repwatch.checks.reputation.Cause;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Single questions from any thread, each with a future. They wait in line for room, and the line has an end. */
final class QueryQueue implements Runnable, DnsAnswers {

    private static final int LONGEST_LINE = 16_384;

    private record Pending(DnsQuestion question, QueryRoute route, CompletableFuture<DnsAnswer> future) {}

    private final EngineStream stream;
    private final List<String> resolvers;
    private final Deque<Pending> line = new ArrayDeque<>();
    private final Map<Long, Pending> asked = new HashMap<>();
    private long lastToken;
    private boolean over;

    QueryQueue(EngineStream stream, List<String> resolvers) {
        this.stream = stream;
        this.resolvers = resolvers;
    }

    CompletableFuture<DnsAnswer> ask(DnsQuestion question, QueryRoute queryRoute) {
        Pending pending = new Pending(question, queryRoute, new CompletableFuture<>());
        synchronized (line) {
            if (over) {
                pending.future().complete(unasked("the DNS client was closed"));
            } else if (line.size() >= LONGEST_LINE) {
                pending.future().complete(unasked("too many questions wait already"));
            } else {
                line.add(pending);
                askWaiting();
            }
        }
        stream.flush();
        return pending.future();
    }

    /** Completes futures until the stream ends. */
    @Override
    public void run() {
        while (!stream.ended()) {
            try {
                take();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        end();
    }

    @Override
    public void plain(long token, PlainAnswer answer) {
        Pending pending = taken(token);
        pending.future().complete(answer.answer(pending.question().name(), resolvers));
    }

    @Override
    public void other(long token, DnsAnswer answer, long nanos) {
        taken(token).future().complete(answer);
    }

    private void take() throws InterruptedException {
        stream.take(this, Long.MAX_VALUE);
        synchronized (line) {
            askWaiting();
        }
        stream.flush();
    }

    private void askWaiting() {
        while (!line.isEmpty()) {
            Pending next = line.element();
            long token = lastToken + 1;
            asked.put(token, next);
            if (!stream.ask(next.question().name(), next.question().type(), token, next.route())) {
                asked.remove(token);
                return;
            }
            lastToken = token;
            line.remove();
        }
    }

    private Pending taken(long token) {
        synchronized (line) {
            Pending pending = asked.remove(token);
            if (pending == null) {
                throw new IllegalStateException("an answer came to a question that nobody asked");
            }
            return pending;
        }
    }

    private void end() {
        List<Pending> left = new ArrayList<>();
        synchronized (line) {
            over = true;
            left.addAll(line);
            left.addAll(asked.values());
            line.clear();
            asked.clear();
        }
        left.forEach(pending -> pending.future().complete(unasked("the DNS client was closed")));
    }

    private static DnsAnswer unasked(String why) {
        return new DnsAnswer.Failed(Cause.NOT_ASKED, why, "");
    }
}
