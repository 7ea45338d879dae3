package dev.repwatch.checks.posture.ask;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsQuestion;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who answered when something was judged. Thread-safe. */
public final class Testimony {

    private static final int MOST = 4;

    private final TreeSet<String> resolvers = new TreeSet<>();
    private final Instant begun;
    private boolean authoritative = true;
    private boolean known;
    private Duration absence = Duration.ZERO;

    /** @param begun an answer from before then was known already, and no second witness */
    public Testimony(Instant begun) {
        this.begun = begun;
    }

    synchronized void heard(Map<DnsQuestion, DnsAnswer> answers, AnswerCache cache) {
        answers.forEach((question, answer) -> {
            known |= cache.asked(question).filter(begun::isAfter).isPresent();
            if (!answer.resolver().isEmpty()) {
                resolvers.add(answer.resolver());
            }
            authoritative &=
                    answer.match(DnsAnswer.Records::authoritative, DnsAnswer.Absent::authoritative, failed -> true);
            Duration absent = absentFor(answer);
            absence = absence.compareTo(absent) < 0 ? absent : absence;
        });
    }

    private static Duration absentFor(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Absent absent ? absent.ttl() : Duration.ZERO;
    }

    /** The name servers that answered, as {@code host:port host:port}; bounded. */
    public synchronized String path() {
        return resolvers.stream().limit(MOST).collect(Collectors.joining(" "));
    }

    /** Every answer that came is from the zones themselves, and from now. */
    public synchronized boolean authoritative() {
        return authoritative && !known && !resolvers.isEmpty();
    }

    /** How long the longest-lived answer that there is nothing may be kept. */
    public synchronized Duration absence() {
        return absence;
    }
}
