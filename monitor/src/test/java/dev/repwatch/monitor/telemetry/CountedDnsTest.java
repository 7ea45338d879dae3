package dev.repwatch.monitor.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.ResolverSet;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.TargetKind;
import dev.repwatch.monitor.metrics.MadeUpFleet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CountedDnsTest {

    private static final String RESOLVER = "127.0.0.1:53";
    private final Notebook notebook = new Notebook();

    @Test
    void reportsTheReplyAndTheListItWasFor() {
        ask("2.0.0.127.k3y.big-bl.example.test", new DnsAnswer.Records(List.of(), Duration.ZERO, RESOLVER, false));
        assertThat(notebook.lines).containsExactly("dns 127.0.0.1:53 noerror", "answered big-bl PT0S");
    }

    @Test
    void aNameInNoListIsAQuestionAllTheSame() {
        ask("mx1.example.test", new DnsAnswer.Absent(true, Optional.empty(), Duration.ZERO, RESOLVER));
        assertThat(notebook.lines).containsExactly("dns 127.0.0.1:53 nxdomain");
    }

    @Test
    void tellsFailuresApart() {
        for (Cause cause : List.of(Cause.TIMED_OUT, Cause.SERVER_FAILED, Cause.REFUSED, Cause.BAD_ANSWER)) {
            ask("mx1.example.test", new DnsAnswer.Failed(cause, "", RESOLVER));
        }
        assertThat(notebook.lines)
                .containsExactly(
                        "dns 127.0.0.1:53 timeout",
                        "dns 127.0.0.1:53 servfail",
                        "dns 127.0.0.1:53 refused",
                        "dns 127.0.0.1:53 other");
    }

    private void ask(String name, DnsAnswer answer) {
        ActiveList list = ActiveList.of(
                MadeUpFleet.list("big-bl", "Big", Severity.MAJOR, TargetKind.IPV4), Optional.of(new Secret("k3y")));
        DnsClient counted = new CountedDns(
                always(answer), notebook, InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z")), List.of(list));
        assertThat(counted.ask(new DnsQuestion(name, RecordType.A))).isCompletedWithValue(answer);
    }

    private static DnsClient always(DnsAnswer answer) {
        return new DnsClient() {
            @Override
            public CompletableFuture<DnsAnswer> ask(DnsQuestion question, ResolverSet among) {
                return CompletableFuture.completedFuture(answer);
            }

            @Override
            public CompletableFuture<DnsAnswer> askElsewhere(DnsQuestion question, String path, ResolverSet among) {
                return ask(question);
            }

            @Override
            public CompletableFuture<DnsAnswer> askOf(String resolver, DnsQuestion question) {
                return ask(question);
            }

            @Override
            public List<String> resolvers() {
                return List.of(RESOLVER);
            }

            @Override
            public void close() {}
        };
    }
}
