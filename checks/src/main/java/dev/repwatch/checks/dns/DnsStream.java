package dev.repwatch.checks.dns;

/**
 * Many questions and answers of one asker, without an object a question: answers come back in any order and are told apart
 * by a token. Room is fixed, so nothing ever piles up: who has no room left takes answers first.
 *
 * <p>One thread at a time may ask and one thread at a time, the same or another, may take.
 *
 * <pre>{@code
 * try (DnsStream stream = dns.stream(512)) {
 *     while (more || stream.underWay() > 0) {
 *         while (more && stream.ask(name, RecordType.A, token)) { ... the next one ... }
 *         stream.take(answers, nanos);
 *     }
 * }
 * }</pre>
 */
public interface DnsStream extends AutoCloseable {

    /**
     * Asks as {@link DnsClient#ask} does: bounded on the wire, retried, over TCP where needed. The question leaves at the
     * latest with the next {@link #take}.
     *
     * @param name as in {@link DnsQuestion}; read before this returns, so a buffer may be used again
     * @return false when all room is taken, or the client is closed: nothing was asked
     */
    default boolean ask(CharSequence name, RecordType type, long token) {
        return ask(name, type, token, ResolverSet.ALL);
    }

    /** As {@link #ask(CharSequence, RecordType, long)}, of some resolvers only. */
    boolean ask(CharSequence name, RecordType type, long token, ResolverSet among);

    /**
     * Hands over what has come back.
     *
     * @param nanos how long to wait for the first answer; 0 not to wait
     * @return how many answers were handed over
     * @throws InterruptedException when interrupted while waiting
     */
    int take(DnsAnswers answers, long nanos) throws InterruptedException;

    /** Makes a {@link #take} that waits return, or the next one not wait. Safe from any thread. */
    void wake();

    /** How many questions may be under way at once. */
    int room();

    /** Questions asked whose answers have not been taken. */
    int underWay();

    /** Forgets what is under way. */
    @Override
    void close();
}
