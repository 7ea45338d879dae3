package dev.repwatch.checks.posture.ask;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.reputation.Cause;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Asks what evaluators want to know, until they want nothing more. An evaluator is run over what is known; what it misses is
 * asked for, all at once, and it is run again: so it stays a function of answers, and knows nothing of waiting.
 *
 * <p>Every question is asked once as long as its answer holds, whoever wants to know, and each run of {@link #settle} has
 * bounds: of questions, and of time.
 */
public final class Asker {

    private static final DnsAnswer.Failed UNASKED =
            new DnsAnswer.Failed(Cause.NOT_ASKED, "not asked: the limit of questions for one domain is reached", "");
    private static final DnsAnswer.Failed LATE =
            new DnsAnswer.Failed(Cause.TIMED_OUT, "no answer within the time for one domain", "");

    private final DnsClient dns;
    private final AnswerCache cache;
    private final AskLimits limits;
    private final LongSupplier nanos;
    private final Testimony testimony;

    /** @param nanos monotonic time, such as {@code System::nanoTime} */
    public Asker(DnsClient dns, AnswerCache cache, AskLimits limits, LongSupplier nanos) {
        this(dns, cache, limits, nanos, new Testimony(Instant.EPOCH));
    }

    private Asker(DnsClient dns, AnswerCache cache, AskLimits limits, LongSupplier nanos, Testimony testimony) {
        this.dns = dns;
        this.cache = cache;
        this.limits = limits;
        this.nanos = nanos;
        this.testimony = testimony;
    }

    /** The same, which notes in addition who answered. */
    public Asker noting(Testimony witnesses) {
        return new Asker(dns, cache, limits, nanos, witnesses);
    }

    /**
     * Runs an evaluator until it has every answer it wants, or the limits are reached; then it sees failures in their place.
     *
     * @param evaluator gives the same for the same answers
     */
    public <T> CompletableFuture<T> settle(Function<Answers, T> evaluator) {
        return new Evaluation<>(evaluator).turn();
    }

    private final class Evaluation<T> {

        private final Function<Answers, T> evaluator;
        private final Map<DnsQuestion, DnsAnswer> known = new LinkedHashMap<>();
        private final long began = nanos.getAsLong();
        private int left = limits.questions();

        Evaluation(Function<Answers, T> evaluator) {
            this.evaluator = evaluator;
        }

        CompletableFuture<T> turn() {
            Map<DnsQuestion, CompletableFuture<DnsAnswer>> missing = new LinkedHashMap<>();
            T value = evaluator.apply(question -> known(question, missing));
            if (missing.isEmpty()) {
                testimony.heard(known, cache);
                return CompletableFuture.completedFuture(value);
            }
            return CompletableFuture.allOf(missing.values().toArray(CompletableFuture[]::new))
                    .thenCompose(done -> {
                        missing.forEach((question, answer) -> known.put(question, answer.join()));
                        return turn();
                    });
        }

        private DnsAnswer known(DnsQuestion question, Map<DnsQuestion, CompletableFuture<DnsAnswer>> missing) {
            DnsAnswer answer = known.get(question);
            if (answer != null) {
                return answer;
            }
            Optional<DnsAnswer> there =
                    cache.get(question).filter(CompletableFuture::isDone).map(CompletableFuture::join);
            if (there.isPresent() && !missing.containsKey(question)) {
                known.put(question, there.get());
                return there.get();
            }
            if (!missing.containsKey(question)) {
                missing.put(question, asked(question));
            }
            return UNASKED;
        }

        private CompletableFuture<DnsAnswer> asked(DnsQuestion question) {
            long rest = limits.time().toNanos() - (nanos.getAsLong() - began);
            if (rest <= 0) {
                return CompletableFuture.completedFuture(LATE);
            }
            return cache.get(question)
                    .orElseGet(() -> left-- <= 0
                            ? CompletableFuture.completedFuture(UNASKED)
                            : cache.put(question, dns.ask(question)))
                    .copy()
                    .completeOnTimeout(LATE, rest, TimeUnit.NANOSECONDS);
        }
    }
}
