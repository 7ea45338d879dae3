package dev.repwatch.bench.clients;

import dev.repwatch.bench.servers.Lines;
import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsAnswers;
import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.DnsStream;
import dev.repwatch.checks.dns.PlainAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.engine.DnsEngine;
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

    private final Asked asked;
    private final Midway midway = new Midway();
    private long listed;
    private long unknown;
    private long wrong;

    private PortProcess(Asked asked) {
        this.asked = asked;
    }

    public static void main(Asked asked) throws IOException {
        DnsSettings settings = new DnsSettings(
                List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), asked.port())),
                Duration.ofMillis(asked.timeoutMillis()),
                asked.retries(),
                asked.window());
        try (DnsEngine dns = new DnsEngine(settings, new SecureRandom(), System::nanoTime)) {
            Lines.serve(word -> word.equals(Lines.BUSY_HEAP) ? busy(asked, dns) : round(asked, dns));
        }
    }

    private static Round round(Asked asked, DnsEngine dns) {
        Stopwatch watch = new Stopwatch();
        return watch.round(new PortProcess(asked).play(dns));
    }

    private static long busy(Asked asked, DnsEngine dns) {
        PortProcess process = new PortProcess(asked);
        process.midway.after(asked.questions() / 2);
        process.play(dns);
        return process.midway.heap();
    }

    private Tally play(DnsEngine dns) {
        long next = 0;
        try (DnsStream stream = dns.stream(asked.window())) {
            while (next < asked.questions() || stream.underWay() > 0) {
                while (next < asked.questions() && stream.ask(question(next), RecordType.A, next)) {
                    next++;
                }
                stream.take(this, PATIENCE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return new Tally(asked.questions(), listed, unknown, 0, wrong);
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
        if (answer instanceof DnsAnswer.Failed) {
            unknown++;
        } else {
            heard(token, answer instanceof DnsAnswer.Records);
        }
    }

    private void heard(long token, boolean isListed) {
        listed += isListed ? 1 : 0;
        wrong += isListed == asked.field().listed(asked.target(token), asked.list(token)) ? 0 : 1;
    }
}
