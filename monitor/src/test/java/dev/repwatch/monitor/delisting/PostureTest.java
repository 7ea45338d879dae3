package dev.repwatch.monitor.delisting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.delisting.evidence.PostureFact;
import dev.repwatch.monitor.delisting.evidence.PostureSnapshot;
import dev.repwatch.monitor.notify.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a real name server says of a target, as it goes into a draft. */
class PostureTest {

    private final LoopbackNameserver nameserver = LoopbackNameserver.start();
    private final DnsClient dns = new DnsEngine(
            new DnsSettings(List.of(nameserver.socketAddress()), Duration.ofSeconds(2), 0, 16),
            new SplittableRandom(1),
            System::nanoTime);
    private final Target domain = new DomainTarget("example.test");
    private final PostureSnapshot postureSnapshot = new PostureSnapshot(
            () -> dns,
            () -> List.of(
                    watched(Sample.ip("192.0.2.10"), Optional.of("mx1.example.test")),
                    watched(Sample.ip("192.0.2.11"), Optional.empty()),
                    new WatchedTarget(
                            domain,
                            "example.test",
                            Optional.empty(),
                            Optional.empty(),
                            Map.of(),
                            List.of(),
                            List.of("bulk"))));

    private static WatchedTarget watched(Target target, Optional<String> helo) {
        return new WatchedTarget(target, target.text(), helo, Optional.of("bulk"), Map.of(), List.of(), List.of());
    }

    @AfterEach
    void stop() {
        dns.close();
        nameserver.close();
    }

    @Test
    void findsWhatOperatorsLookAt() {
        nameserver.zone("2.0.192.in-addr.arpa").add("10", RecordType.PTR, "mx1.example.test.");
        nameserver
                .zone("example.test")
                .add("mx1", RecordType.A, "192.0.2.10")
                .add("@", RecordType.TXT, "unrelated")
                .add("@", RecordType.TXT, "v=spf1 ip4:192.0.2.0/24 -all")
                .add("_dmarc", RecordType.TXT, "v=DMARC1; p=reject");
        assertThat(postureSnapshot.of(Sample.ip("192.0.2.10")).join())
                .containsExactly(
                        new PostureFact(PostureFact.What.PTR, PostureFact.Verdict.GOOD, "mx1.example.test"),
                        new PostureFact(PostureFact.What.HELO, PostureFact.Verdict.GOOD, "mx1.example.test"),
                        new PostureFact(
                                PostureFact.What.SPF,
                                PostureFact.Verdict.GOOD,
                                "example.test: v=spf1 ip4:192.0.2.0/24 -all"),
                        new PostureFact(
                                PostureFact.What.DMARC, PostureFact.Verdict.GOOD, "example.test: v=DMARC1; p=reject"));
    }

    @Test
    void saysWhatIsMissingOrLeadsElsewhere() {
        nameserver.zone("2.0.192.in-addr.arpa").add("10", RecordType.PTR, "old.example.test.");
        nameserver.zone("example.test").add("old", RecordType.A, "192.0.2.99").add("@", RecordType.TXT, "unrelated");
        assertThat(postureSnapshot.of(Sample.ip("192.0.2.10")).join())
                .extracting(PostureFact::verdict)
                .containsExactly(
                        PostureFact.Verdict.ASTRAY,
                        PostureFact.Verdict.ASTRAY,
                        PostureFact.Verdict.MISSING,
                        PostureFact.Verdict.MISSING);
        assertThat(postureSnapshot.of(Sample.ip("192.0.2.11")).join())
                .extracting(PostureFact::verdict)
                .startsWith(PostureFact.Verdict.MISSING, PostureFact.Verdict.NOT_CONFIGURED);
    }

    @Test
    void aNameServerThatFailsLeavesEverythingUnknownAndNothingMissing() {
        nameserver.misbehave(BrokenLists.rcode("SERVFAIL"));
        assertThat(postureSnapshot.of(Sample.ip("192.0.2.10")).join())
                .extracting(PostureFact::verdict)
                .containsOnly(PostureFact.Verdict.UNKNOWN);
    }

    @Test
    void ofADomainOnlyWhatADomainHas() {
        nameserver.zone("example.test").add("@", RecordType.TXT, "v=spf1 -all");
        assertThat(postureSnapshot.of(domain).join())
                .extracting(it -> it.what() + " " + it.verdict())
                .containsExactly("SPF GOOD", "DMARC MISSING");
    }
}
