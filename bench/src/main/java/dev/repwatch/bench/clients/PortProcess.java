package dev.repwatch.bench.clients;

import dev.repwatch.bench.field.Field;
import dev.repwatch.bench.servers.Lines;
import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.DnsjavaClient;
import dev.repwatch.checks.dns.RecordType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/** The program's DNS client alone, without catalogue, state or database. */
public final class PortProcess {

    private final Field field;
    private final DnsClient dns;

    private PortProcess(Field field, DnsClient dns) {
        this.field = field;
        this.dns = dns;
    }

    public static void main(Asked asked) throws IOException {
        DnsSettings settings = new DnsSettings(
                List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), asked.port())),
                Duration.ofMillis(asked.timeoutMillis()),
                asked.retries(),
                asked.window());
        try (DnsClient dns = new DnsjavaClient(settings, new SecureRandom())) {
            PortProcess port = new PortProcess(asked.field(), dns);
            Lines.serve(word -> {
                Stopwatch watch = new Stopwatch();
                return watch.round(new Window(asked).play(port::ask));
            });
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the answer goes to the window
    private void ask(int target, int list, Window window) {
        dns.ask(new DnsQuestion(field.question(target, list), RecordType.A))
                .thenAccept(answer -> heard(answer, target, list, window));
    }

    private static void heard(DnsAnswer answer, int target, int list, Window window) {
        if (answer instanceof DnsAnswer.Failed) {
            window.unanswered();
        } else {
            window.answered(target, list, answer instanceof DnsAnswer.Records);
        }
    }
}
