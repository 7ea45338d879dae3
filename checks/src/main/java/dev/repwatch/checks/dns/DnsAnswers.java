package dev.repwatch.checks.dns;

/** Where the answers of a {@link DnsStream} go. Called by the thread that takes them. */
public interface DnsAnswers {

    /**
     * A simple answer about addresses, which nearly all are.
     *
     * @param token what was given with the question
     * @param answer a view, gone when this method returns
     */
    void plain(long token, PlainAnswer answer);

    /**
     * Every other answer, and every failure.
     *
     * @param token what was given with the question
     * @param nanos nanoseconds from when the question first left to the answer; 0 when it never left or is not known
     */
    void other(long token, DnsAnswer answer, long nanos);
}
