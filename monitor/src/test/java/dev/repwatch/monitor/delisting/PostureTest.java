package dev.repwatch.monitor.delisting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.checks.posture.ask.Outside;
import dev.repwatch.checks.posture.fetch.HttpsPages;
import dev.repwatch.checks.probe.ProbeSink;
import dev.repwatch.checks.probe.ProbeTarget;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceHealth;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.delisting.evidence.KnownPosture;
import dev.repwatch.monitor.delisting.evidence.PostureFact;
import dev.repwatch.monitor.notify.Sample;
import dev.repwatch.monitor.posture.Announcements;
import dev.repwatch.monitor.posture.PostureBook;
import dev.repwatch.monitor.posture.PostureProbe;
import dev.repwatch.monitor.posture.PostureSettings;
import dev.repwatch.monitor.posture.PostureWatch;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a look at a real name server found of a target, as it goes into a draft. */
class PostureTest {

    private static final ProbeSink NOWHERE = new ProbeSink() {
        @Override
        public void observed(Observation observation) {}

        @Override
        public void health(SourceHealth health) {}
    };

    private final LoopbackNameserver nameserver = LoopbackNameserver.start();
    private final DnsClient dns = new DnsEngine(
            new DnsSettings(List.of(nameserver.socketAddress()), Duration.ofSeconds(2), 0, 16),
            new SplittableRandom(1),
            System::nanoTime);
    private final Target domain = new DomainTarget("example.test");
    private final List<WatchedTarget> targets = List.of(
            watched(Sample.ip("192.0.2.10"), Optional.of("mx1.example.test")),
            watched(Sample.ip("192.0.2.11"), Optional.empty()),
            new WatchedTarget(
                    domain, "example.test", Optional.empty(), Optional.empty(), Map.of(), List.of(), List.of("bulk")));

    @TempDir
    Path folder;

    private Database database;
    private PostureWatch watch;
    private KnownPosture knownPosture;

    private static WatchedTarget watched(Target target, Optional<String> helo) {
        return new WatchedTarget(target, target.text(), helo, Optional.of("bulk"), Map.of(), List.of(), List.of());
    }

    @BeforeEach
    void open() {
        database = Database.open(new StorageLocation.H2File(folder.resolve("test")));
        watch = new PostureWatch(
                PostureBook.open(database),
                new Announcements(database, InstantSource.system()),
                Outside.of(HttpsPages.ofSystem(new OkHttpClient()), InstantSource.system()),
                InstantSource.system(),
                System::nanoTime,
                news -> {});
        knownPosture = new KnownPosture(watch.book()::of, () -> targets);
    }

    @AfterEach
    void stop() {
        dns.close();
        nameserver.close();
        database.close();
    }

    private List<PostureFact> found(Target target) {
        PostureProbe probe = watch.open(targets, PostureSettings.defaults(), Duration.ofHours(6), dns);
        probe.run(targets.stream().map(it -> ProbeTarget.of(it.target())).toList(), NOWHERE);
        return knownPosture.of(target);
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
        assertThat(found(Sample.ip("192.0.2.10")))
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
        nameserver.zone("test").add("@", RecordType.TXT, "unrelated");
        assertThat(found(Sample.ip("192.0.2.10")))
                .extracting(PostureFact::verdict)
                .containsExactly(
                        PostureFact.Verdict.ASTRAY,
                        PostureFact.Verdict.ASTRAY,
                        PostureFact.Verdict.MISSING,
                        PostureFact.Verdict.MISSING);
        assertThat(knownPosture.of(Sample.ip("192.0.2.11")))
                .extracting(PostureFact::verdict)
                .startsWith(PostureFact.Verdict.MISSING, PostureFact.Verdict.NOT_CONFIGURED);
    }

    @Test
    void aNameServerThatFailsLeavesEverythingUnknownAndNothingMissing() {
        nameserver.misbehave(BrokenLists.rcode("SERVFAIL"));
        assertThat(found(Sample.ip("192.0.2.10")))
                .extracting(PostureFact::verdict)
                .containsOnly(PostureFact.Verdict.UNKNOWN);
    }

    @Test
    void whatNobodyHasLookedAtIsUnknown() {
        assertThat(knownPosture.of(Sample.ip("192.0.2.10")))
                .extracting(PostureFact::verdict)
                .containsOnly(PostureFact.Verdict.UNKNOWN);
    }

    @Test
    void ofADomainOnlyWhatADomainHas() {
        nameserver.zone("example.test").add("@", RecordType.TXT, "v=spf1 -all");
        nameserver.zone("test").add("@", RecordType.TXT, "unrelated");
        assertThat(found(domain))
                .extracting(it -> it.what() + " " + it.verdict())
                .containsExactly("SPF GOOD", "DMARC MISSING");
    }
}
