package dev.repwatch.bench.clients;

import dev.repwatch.bench.servers.Lines;
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

    private final Asked asked;
    private final DnsEngine dns;
    private final Midway midway = new Midway();
    private final Heard heard;

    private PortProcess(Asked asked, DnsEngine dns) {
        this.asked = asked;
        this.dns = dns;
        this.heard = new Heard(asked.field());
    }

    public static void main(Asked asked) throws IOException {
        DnsSettings settings = new DnsSettings(
                List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), asked.port())),
                Duration.ofMillis(asked.timeoutMillis()),
                asked.retries(),
                asked.window());
        try (DnsEngine dns = new DnsEngine(settings, new SecureRandom(), System::nanoTime)) {
            PortProcess process = new PortProcess(asked, dns);
            Lines.serve(word -> word.equals(Lines.BUSY_HEAP) ? process.busy() : process.round());
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
        midway.after(asked.questions() / 2);
        play();
        return midway.heap();
    }

    private Tally play() {
        heard.begin();
        long next = 0;
        try (DnsStream stream = dns.stream(ROOM_OF_WINDOWS * asked.window())) {
            while (next < asked.questions() || stream.underWay() > 0) {
                while (next < asked.questions() && stream.ask(question(next), RecordType.A, next)) {
                    next++;
                }
                stream.take(this, PATIENCE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return heard.tally(asked.questions());
    }

    private String question(long number) {
        return asked.field().question(asked.target(number), asked.list(number));
    }

    @Override
    public void plain(long token, PlainAnswer answer) {
        midway.count();
        heard(token, answer.addresses() > 0);
    }

    @Override
    public void other(long token, DnsAnswer answer, long nanos) {
        if (answer instanceof DnsAnswer.Failed failed) {
            heard.unknown(failed.cause());
        } else {
            heard(token, answer instanceof DnsAnswer.Records);
        }
    }

    private void heard(long token, boolean isListed) {
        heard.verdict(asked.target(token), asked.list(token), isListed);
    }
}
