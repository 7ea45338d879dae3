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

    private record QueuedQuery(DnsQuestion question, QueryRoute route, CompletableFuture<DnsAnswer> future) {}

    private final EngineStream stream;
    private final List<String> resolvers;
    private final Deque<QueuedQuery> line = new ArrayDeque<>();
    private final Map<Long, QueuedQuery> asked = new HashMap<>();
    private long lastToken;
    private boolean over;

    QueryQueue(EngineStream stream, List<String> resolvers) {
        this.stream = stream;
        this.resolvers = resolvers;
    }

    CompletableFuture<DnsAnswer> ask(DnsQuestion question, QueryRoute queryRoute) {
        QueuedQuery queuedQuery = new QueuedQuery(question, queryRoute, new CompletableFuture<>());
        synchronized (line) {
            if (over) {
                queuedQuery.future().complete(unasked("the DNS client was closed"));
            } else if (line.size() >= LONGEST_LINE) {
                queuedQuery.future().complete(unasked("too many questions wait already"));
            } else {
                line.add(queuedQuery);
                askWaiting();
            }
        }
        stream.flush();
        return queuedQuery.future();
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
        QueuedQuery queuedQuery = taken(token);
        queuedQuery.future().complete(answer.answer(queuedQuery.question().name(), resolvers));
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
            QueuedQuery next = line.element();
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

    private QueuedQuery taken(long token) {
        synchronized (line) {
            QueuedQuery queuedQuery = asked.remove(token);
            if (queuedQuery == null) {
                throw new IllegalStateException("an answer came to a question that nobody asked");
            }
            return queuedQuery;
        }
    }

    private void end() {
        List<QueuedQuery> left = new ArrayList<>();
        synchronized (line) {
            over = true;
            left.addAll(line);
            left.addAll(asked.values());
            line.clear();
            asked.clear();
        }
        left.forEach(queuedQuery -> queuedQuery.future().complete(unasked("the DNS client was closed")));
    }

    private static DnsAnswer unasked(String why) {
        return new DnsAnswer.Failed(Cause.NOT_ASKED, why, "");
    }
}
