package dev.repwatch.checks.dns;

import dev.repwatch.checks.reputation.Cause;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.xbill.DNS.io.DefaultIoClientFactory;

/** One question to one resolver, over UDP and, when the reply does not fit, over TCP. */
final class Attempt {

    private static final DefaultIoClientFactory WIRE = new DefaultIoClientFactory();

    private final InetSocketAddress resolver;
    private final Question question;
    private final Duration timeout;
    private final Executor executor;
    private final ReplyClassifier classifier;
    private final byte[] octets;

    Attempt(InetSocketAddress resolver, Question question, Duration timeout, Executor executor) {
        this.resolver = resolver;
        this.question = question;
        this.timeout = timeout;
        this.executor = executor;
        this.classifier = new ReplyClassifier(question, Resolvers.text(resolver));
        this.octets = question.message().toWire();
    }

    CompletableFuture<DnsAnswer> overUdp() {
        return reading(() -> WIRE.createOrGetUdpClient()
                        .sendAndReceiveUdp(null, resolver, question.message(), octets, Question.UDP_PAYLOAD, timeout))
                .thenCompose(reply -> reply.isPresent() ? CompletableFuture.completedFuture(reply.get()) : overTcp());
    }

    CompletableFuture<DnsAnswer> overTcp() {
        return reading(() -> WIRE.createOrGetTcpClient()
                        .sendAndReceiveTcp(null, resolver, question.message(), octets, timeout))
                .thenApply(reply ->
                        reply.orElseGet(() -> failed(Cause.BAD_ANSWER, "the reply is cut short (TC) even over TCP")));
    }

    private CompletableFuture<Optional<DnsAnswer>> reading(Supplier<CompletableFuture<byte[]>> wire) {
        CompletableFuture<byte[]> reply;
        try {
            reply = wire.get();
        } catch (RuntimeException unsendable) {
            reply = CompletableFuture.failedFuture(unsendable);
        }
        // dnsjava looks at its deadlines about once a second only
        return reply.copy()
                .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .thenApplyAsync(classifier::classify, executor)
                .exceptionally(failure -> Optional.of(failed(failure)));
    }

    private DnsAnswer failed(Throwable thrown) {
        Throwable failure =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (failure instanceof TimeoutException || failure instanceof SocketTimeoutException) {
            return failed(Cause.TIMED_OUT, "no reply within " + timeout.toMillis() + " ms");
        }
        if (failure instanceof PortUnreachableException || failure instanceof SocketException) {
            return failed(Cause.SERVER_FAILED, "the resolver cannot be reached");
        }
        // the type only: the message may repeat the name that was asked for
        return failed(
                Cause.SERVER_FAILED, "network trouble (" + failure.getClass().getSimpleName() + ")");
    }

    private DnsAnswer failed(Cause cause, String detail) {
        return new DnsAnswer.Failed(cause, detail, Resolvers.text(resolver));
    }
}
