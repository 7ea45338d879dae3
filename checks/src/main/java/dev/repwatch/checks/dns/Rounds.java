package dev.repwatch.checks.dns;

import dev.repwatch.checks.reputation.Cause;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Attempts for one question until one is an answer: a silent resolver is asked again, a failing one is left for the next.
 *
 * @param attempts starts attempt {@code tcp} at a resolver
 * @param paused starts a further attempt after a short random pause
 */
record Rounds(
        List<InetSocketAddress> resolvers,
        int retries,
        BiFunction<InetSocketAddress, Boolean, CompletableFuture<DnsAnswer>> attempts,
        Pause paused) {

    interface Pause {
        CompletableFuture<DnsAnswer> before(Supplier<CompletableFuture<DnsAnswer>> attempt);
    }

    CompletableFuture<DnsAnswer> run() {
        return round(0);
    }

    private CompletableFuture<DnsAnswer> round(int number) {
        InetSocketAddress resolver = resolvers.get(number % resolvers.size());
        return attempts.apply(resolver, false)
                .thenCompose(answer -> confirmedOverTcp(answer, resolver))
                .thenCompose(answer -> again(answer, number)
                        ? paused.before(() -> round(number + 1))
                        : CompletableFuture.completedFuture(answer));
    }

    /**
     * A reply that may be forged is asked for once more over TCP, where an attacker who does not see the path cannot answer.
     * When TCP is no better, the cause stays what UDP said.
     */
    private CompletableFuture<DnsAnswer> confirmedOverTcp(DnsAnswer answer, InetSocketAddress resolver) {
        if (!failedWith(Cause.BAD_ANSWER, answer)) {
            return CompletableFuture.completedFuture(answer);
        }
        return attempts.apply(resolver, true)
                .thenApply(overTcp -> overTcp instanceof DnsAnswer.Failed ? answer : overTcp);
    }

    private boolean again(DnsAnswer answer, int number) {
        if (!(answer instanceof DnsAnswer.Failed)) {
            return false;
        }
        int useful = failedWith(Cause.TIMED_OUT, answer) ? retries : Math.min(retries, resolvers.size() - 1);
        return number < useful;
    }

    private static boolean failedWith(Cause cause, DnsAnswer answer) {
        return answer instanceof DnsAnswer.Failed failed && failed.cause() == cause;
    }
}
