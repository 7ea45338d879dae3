package dev.repwatch.bench.clients;

import dev.repwatch.bench.servers.ChildProtocol;
import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsAnswers;
import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.DnsStream;
import dev.repwatch.checks.dns.PlainAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dns.engine.EngineCounts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program's DNS engine alone, without catalogue, state or database. */
public final class PortProcess implements DnsAnswers {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    /** As the program does: the next questions are written while those before them are on the wire. */
    private static final int ROOM_OF_WINDOWS = 2;

    private final QuerySource querySource;
    private final DnsEngine dns;
    private final HeapSample heapSample = new HeapSample();
    private final RoundVerdicts roundVerdicts;

    private PortProcess(QuerySource querySource, DnsEngine dns) {
        this.querySource = querySource;
        this.dns = dns;
        this.roundVerdicts = new RoundVerdicts(querySource.field());
    }

    public static void main(QuerySource querySource) throws IOException {
        DnsSettings settings = new DnsSettings(
                List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), querySource.port())),
                Duration.ofMillis(querySource.timeoutMillis()),
                querySource.retries(),
                querySource.window());
        try (DnsEngine dns = new DnsEngine(settings, new SecureRandom(), System::nanoTime)) {
            PortProcess process = new PortProcess(querySource, dns);
            ChildProtocol.serve(word -> word.equals(ChildProtocol.BUSY_HEAP) ? process.busy() : process.round());
        }
    }

    /** What an engine did meanwhile. */
    static Packets between(EngineCounts before, EngineCounts after) {
        return new Packets(
                after.timeouts() - before.timeouts(),
                after.strays() - before.strays() + after.mismatches() - before.mismatches());
    }

    private Round round() {
        EngineCounts before = dns.counts();
        Stopwatch watch = new Stopwatch();
        return watch.round(play()).with(between(before, dns.counts()));
    }

    private long busy() {
        heapSample.after(querySource.questions() / 2);
        play();
        return heapSample.heap();
    }

    private Tally play() {
        roundVerdicts.begin();
        long next = 0;
        try (DnsStream stream = dns.stream(ROOM_OF_WINDOWS * querySource.window())) {
            while (next < querySource.questions() || stream.underWay() > 0) {
                while (next < querySource.questions() && stream.ask(question(next), RecordType.A, next)) {
                    next++;
                }
                stream.take(this, PATIENCE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return roundVerdicts.tally(querySource.questions());
    }

    private String question(long number) {
        return querySource.field().question(querySource.target(number), querySource.list(number));
    }

    @Override
    public void plain(long token, PlainAnswer answer) {
        heapSample.count();
        heard(token, answer.addresses() > 0);
    }

    @Override
    public void other(long token, DnsAnswer answer, long nanos) {
        if (answer instanceof DnsAnswer.Failed failed) {
            roundVerdicts.unknown(failed.cause());
        } else {
            heard(token, answer instanceof DnsAnswer.Records);
        }
    }

    private void heard(long token, boolean isListed) {
        roundVerdicts.verdict(querySource.target(token), querySource.list(token), isListed);
    }
}
