package dev.repwatch.checks.dns.engine;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsAnswers;
import dev.repwatch.checks.dns.DnsStream;
import dev.repwatch.checks.dns.PlainAnswer;
import dev.repwatch.checks.dns.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Asks about many names over one stream and counts what comes back. */
final class Fleet implements DnsAnswers {

    long absent;
    long listed;
    long others;
    /** Tokens whose answer is not {@code token % 100 == 0 ? 127.0.0.2 : absent}, failures aside. */
    long wrong;

    final List<DnsAnswer> failures = new ArrayList<>();
    private final LongFunction<CharSequence> names;

    Fleet(LongFunction<CharSequence> names) {
        this.names = names;
    }

    void ask(DnsStream stream, long count) throws InterruptedException {
        long next = 0;
        while (next < count || stream.underWay() > 0) {
            while (next < count && stream.ask(names.apply(next), RecordType.A, next)) {
                next++;
            }
            stream.take(this, 1_000_000_000);
        }
    }

    long answered() {
        return absent + listed + others;
    }

    static boolean isListed(long token) {
        return token % 100 == 0;
    }

    @Override
    public void plain(long token, PlainAnswer answer) {
        if (answer.addresses() == 0) {
            absent++;
            wrong += isListed(token) ? 1 : 0;
        } else {
            listed++;
            wrong += isListed(token) && answer.addresses() == 1 && answer.address(0) == 0x7F000002 ? 0 : 1;
        }
    }

    @Override
    public void other(long token, DnsAnswer answer, long nanos) {
        others++;
        if (failures.size() < 100) {
            failures.add(answer);
        }
        if (!(answer instanceof DnsAnswer.Failed)) {
            wrong++;
        }
    }
}
