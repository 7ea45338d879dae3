package dev.repwatch.checks.dns.engine;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.reply.Question;
import dev.repwatch.checks.dns.reply.ReplyClassifier;
import dev.repwatch.checks.reputation.Cause;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.io.DefaultIoClientFactory;
import org.xbill.DNS.io.TcpIoClient;

/** Questions over TCP, away from the event loop: they are rare, and a reply may be large. */
final class TcpQueries implements AutoCloseable {

    private static final TcpIoClient WIRE = new DefaultIoClientFactory().createOrGetTcpClient();

    private static final int THREADS = 8;

    private final Duration timeout;
    private final LongSupplier nanos;
    private final ThreadPoolExecutor readers =
            new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                Thread thread = new Thread(task, "dns-tcp");
                thread.setDaemon(true);
                return thread;
            });

    TcpQueries(Duration timeout, LongSupplier nanos) {
        this.timeout = timeout;
        this.nanos = nanos;
        readers.allowCoreThreadTimeOut(true);
    }

    /** @param then gets the answer, on any thread */
    @SuppressWarnings("FutureReturnValueIgnored") // the outcome goes to the consumer
    void ask(Upstream upstream, Question question, byte[] packet, Consumer<DnsAnswer> then) {
        ReplyClassifier classifier = new ReplyClassifier(question, upstream.text);
        reply(upstream, question, packet)
                .thenApplyAsync(
                        octets -> classifier
                                .classify(octets)
                                .orElseGet(() -> failed(
                                        Cause.BAD_ANSWER, "the reply is cut short (TC) even over TCP", upstream)),
                        readers)
                .exceptionally(failure -> failed(failure, upstream))
                .thenAccept(then);
    }

    /** By the connection that is open already, else by one of its own: the other may be closed, or about to be. */
    private CompletableFuture<byte[]> reply(Upstream upstream, Question question, byte[] packet) {
        return upstream.closesTcp
                ? alone(upstream, packet)
                : shared(upstream, question, packet).exceptionallyCompose(failure -> {
                    if (!closed(cause(failure))) {
                        return CompletableFuture.failedFuture(failure);
                    }
                    upstream.closesTcp = true;
                    return alone(upstream, packet);
                });
    }

    private CompletableFuture<byte[]> shared(Upstream upstream, Question question, byte[] packet) {
        Message message = Message.newQuery(Record.newRecord(question.name(), question.type(), DClass.IN));
        message.getHeader().setID(question.id());
        CompletableFuture<byte[]> reply;
        try {
            reply = WIRE.sendAndReceiveTcp(null, upstream.address, message, packet, timeout)
                    .toCompletableFuture();
        } catch (RuntimeException unsendable) {
            reply = CompletableFuture.failedFuture(unsendable);
        }
        // dnsjava looks at its deadlines about once a second only
        return reply.copy().orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    private CompletableFuture<byte[]> alone(Upstream upstream, byte[] packet) {
        CompletableFuture<byte[]> reply = new CompletableFuture<>();
        try {
            readers.execute(() -> {
                try {
                    reply.complete(new SingleConnection(upstream.address, timeout, nanos).ask(packet));
                } catch (IOException failure) {
                    reply.completeExceptionally(failure);
                }
            });
        } catch (RejectedExecutionException over) {
            reply.completeExceptionally(over);
        }
        return reply;
    }

    /** The connection was there and has ended: another may do better. */
    private static boolean closed(Throwable failure) {
        return failure instanceof IOException
                && !(failure instanceof SocketTimeoutException)
                && !(failure instanceof ConnectException);
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    @Override
    public void close() {
        readers.shutdown();
    }

    private DnsAnswer failed(Throwable thrown, Upstream upstream) {
        Throwable failure = cause(thrown);
        if (failure instanceof TimeoutException || failure instanceof SocketTimeoutException) {
            return failed(Cause.TIMED_OUT, "no reply within " + timeout.toMillis() + " ms", upstream);
        }
        if (failure instanceof EOFException) {
            return failed(Cause.SERVER_FAILED, "the resolver closed the connection (TCP) before its reply", upstream);
        }
        if (failure instanceof SocketException) {
            return failed(Cause.SERVER_FAILED, "the resolver cannot be reached", upstream);
        }
        // the type only: the message may repeat the name that was asked for
        return failed(
                Cause.SERVER_FAILED, "network trouble (" + failure.getClass().getSimpleName() + ")", upstream);
    }

    private static DnsAnswer failed(Cause cause, String detail, Upstream upstream) {
        return new DnsAnswer.Failed(cause, detail, upstream.text);
    }
}
