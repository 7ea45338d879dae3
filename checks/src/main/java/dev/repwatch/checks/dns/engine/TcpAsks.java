package dev.repwatch.checks.dns.engine;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.reply.Question;
import dev.repwatch.checks.dns.reply.ReplyClassifier;
import dev.repwatch.checks.reputation.Cause;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.io.DefaultIoClientFactory;
import org.xbill.DNS.io.TcpIoClient;

/** Questions over TCP, away from the event loop: they are rare, and a reply may be large. */
final class TcpAsks implements AutoCloseable {

    private static final TcpIoClient WIRE = new DefaultIoClientFactory().createOrGetTcpClient();

    private final Duration timeout;
    private final ThreadPoolExecutor readers =
            new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                Thread thread = new Thread(task, "dns-tcp");
                thread.setDaemon(true);
                return thread;
            });

    TcpAsks(Duration timeout) {
        this.timeout = timeout;
        readers.allowCoreThreadTimeOut(true);
    }

    /** @param then gets the answer, on any thread */
    @SuppressWarnings("FutureReturnValueIgnored") // the outcome goes to the consumer
    void ask(Upstream upstream, Question question, byte[] packet, Consumer<DnsAnswer> then) {
        ReplyClassifier classifier = new ReplyClassifier(question, upstream.text);
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
        reply.copy()
                .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .thenApplyAsync(
                        octets -> classifier
                                .classify(octets)
                                .orElseGet(() -> failed(
                                        Cause.BAD_ANSWER, "the reply is cut short (TC) even over TCP", upstream)),
                        readers)
                .exceptionally(failure -> failed(failure, upstream))
                .thenAccept(then);
    }

    @Override
    public void close() {
        readers.shutdown();
    }

    private DnsAnswer failed(Throwable thrown, Upstream upstream) {
        Throwable failure =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (failure instanceof TimeoutException || failure instanceof SocketTimeoutException) {
            return failed(Cause.TIMED_OUT, "no reply within " + timeout.toMillis() + " ms", upstream);
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
