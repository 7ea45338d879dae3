package dev.repwatch.monitor.telemetry;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsAnswers;
import dev.repwatch.checks.dns.DnsStream;
import dev.repwatch.checks.dns.PlainAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.ResolverSet;
import java.util.List;

/** Reports what came back for every question of a stream. How long each list took is known to the one who asks. */
final class CountedStream implements DnsStream {

    private final DnsStream inner;
    private final List<String> resolvers;
    private final Telemetry telemetry;

    /** @param resolvers of the client whose stream it is */
    CountedStream(DnsStream inner, List<String> resolvers, Telemetry telemetry) {
        this.inner = inner;
        this.resolvers = resolvers;
        this.telemetry = telemetry;
    }

    @Override
    public boolean ask(CharSequence name, RecordType type, long token, ResolverSet among) {
        return inner.ask(name, type, token, among);
    }

    @Override
    public int take(DnsAnswers answers, long nanos) throws InterruptedException {
        return inner.take(
                new DnsAnswers() {
                    @Override
                    public void plain(long token, PlainAnswer answer) {
                        telemetry.dnsQuery(resolvers.get(answer.resolver()), DnsReply.of(answer));
                        answers.plain(token, answer);
                    }

                    @Override
                    public void other(long token, DnsAnswer answer, long took) {
                        telemetry.dnsQuery(answer.resolver(), DnsReply.of(answer));
                        answers.other(token, answer, took);
                    }
                },
                nanos);
    }

    @Override
    public void wake() {
        inner.wake();
    }

    @Override
    public int room() {
        return inner.room();
    }

    @Override
    public int underWay() {
        return inner.underWay();
    }

    @Override
    public void close() {
        inner.close();
    }
}
