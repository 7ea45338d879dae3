package dev.repwatch.monitor.posture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.checks.dns.loopback.LoopbackZone;
import dev.repwatch.checks.posture.AddressRange;
import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.ask.Outside;
import dev.repwatch.checks.posture.fetch.HttpsPages;
import dev.repwatch.checks.probe.ProbeSink;
import dev.repwatch.checks.probe.ProbeTarget;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceHealth;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a sweep over addresses costs that send for 50 domains, whose SPF includes others that include others. With
 * {@code -Drepwatch.sweep=10000} it makes the figures of docs/performance.md.
 */
@Tag("slow")
class PostureSweepTest {

    private static final int DOMAINS = 50;
    private static final int ADDRESSES = Integer.getInteger("repwatch.sweep", 2_000);
    /** Of an address: its name, and back; its HELO name is that name. Of a domain: what stands in its zone. */
    private static final int MOST_QUESTIONS = 4 * ADDRESSES + 40 * DOMAINS;

    private static final ProbeSink NOWHERE = new ProbeSink() {
        @Override
        public void observed(Observation observation) {}

        @Override
        public void health(SourceHealth health) {}
    };

    @TempDir
    Path folder;

    private final List<WatchedTarget> targets = new ArrayList<>();

    @Test
    void asksOnceWhoeverWantsToKnowAndNothingAgainWithinTheTtl() throws Exception {
        try (LoopbackNameserver nameserver = LoopbackNameserver.start();
                Database database = Database.open(new StorageLocation.H2File(folder.resolve("sweep")));
                DnsEngine dns = new DnsEngine(
                        DnsSettings.of(List.of(nameserver.socketAddress())), new SecureRandom(), System::nanoTime)) {
            addresses(nameserver);
            domains(nameserver);
            PostureWatch watch = new PostureWatch(
                    PostureBook.open(database),
                    new Announcements(database, InstantSource.system()),
                    Outside.of(HttpsPages.ofSystem(new OkHttpClient()), InstantSource.system()),
                    InstantSource.system(),
                    System::nanoTime,
                    news -> {});
            List<ProbeTarget> probed = targets.stream()
                    .map(it -> new ProbeTarget(it.target(), Set.of("all"), it.helo()))
                    .toList();
            try (PostureProbe probe = watch.open(targets, PostureSettings.defaults(), Duration.ofHours(6), dns)) {
                long before = used();
                long seconds = sweep(probe, probed);
                long questions = watch.cache().questions();
                assertThat(questions).isLessThan(MOST_QUESTIONS);
                TargetPosture first =
                        watch.book().of(new DomainTarget("d0.test")).orElseThrow();
                CheckSummary spf = first.of(PostureCheck.SPF_IP).orElseThrow();
                assertThat(spf.all()).isEqualTo(ADDRESSES);
                assertThat(spf.verdict()).isEqualTo(PostureVerdict.PASS);
                long again = sweep(probe, probed);
                String said = String.format(
                        Locale.ROOT,
                        "%d addresses x %d domains: %d questions, %d s, %d MiB kept; again: %d questions, %d s%n",
                        ADDRESSES,
                        DOMAINS,
                        questions,
                        seconds,
                        Math.max(0, used() - before) >> 20,
                        watch.cache().questions() - questions,
                        again);
                Files.writeString(Files.createDirectories(Path.of("target")).resolve("posture-sweep.txt"), said);
                assertThat(watch.cache().questions())
                        .as("a second sweep within the TTL")
                        .isEqualTo(questions);
            }
        }
    }

    private static long sweep(PostureProbe probe, List<ProbeTarget> probed) {
        long began = System.nanoTime();
        assertThat(probe.run(probed, NOWHERE)).isTrue();
        return Duration.ofNanos(System.nanoTime() - began).toSeconds();
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void addresses(LoopbackNameserver nameserver) {
        LoopbackZone reverse = nameserver.zone("18.198.in-addr.arpa").ttl(Duration.ofHours(1));
        LoopbackZone names = nameserver.zone("out.test").ttl(Duration.ofHours(1));
        for (int n = 0; n < ADDRESSES; n++) {
            int third = n / 250;
            int fourth = n % 250;
            String ip = "198.18." + third + "." + fourth;
            reverse.add(fourth + "." + third, RecordType.PTR, "m" + n + ".out.test");
            names.add("m" + n, RecordType.A, ip);
            targets.add(new WatchedTarget(
                    new IpTarget(AddressRange.address(ip).orElseThrow(), ip),
                    ip,
                    Optional.of("m" + n + ".out.test"),
                    Optional.of("all"),
                    Map.of(),
                    List.of(),
                    List.of()));
        }
    }

    private void domains(LoopbackNameserver nameserver) {
        nameserver.zone("test").ttl(Duration.ofHours(1));
        LoopbackZone provider = nameserver.zone("esp.test").ttl(Duration.ofHours(1));
        provider.add("a", RecordType.TXT, "v=spf1 include:b.esp.test include:c.esp.test ?all")
                .add("b", RecordType.TXT, "v=spf1 a:h.esp.test ip4:203.0.113.0/24 include:e.esp.test ?all")
                .add("c", RecordType.TXT, "v=spf1 ip4:192.0.2.0/24 mx ?all")
                .add("c", RecordType.MX, "10 h.esp.test")
                .add("e", RecordType.TXT, "v=spf1 ip4:198.51.100.0/24 ?all")
                .add("h", RecordType.A, "203.0.113.9");
        for (int n = 0; n < DOMAINS; n++) {
            LoopbackZone zone = nameserver.zone("d" + n + ".test").ttl(Duration.ofHours(1));
            zone.add("@", RecordType.TXT, "v=spf1 include:a.esp.test ip4:198.18.0.0/16 -all")
                    .add("@", RecordType.MX, "10 h.esp.test")
                    .add("@", RecordType.NS, "ns1.d" + n + ".test")
                    .add("@", RecordType.NS, "ns2.d" + n + ".test")
                    .add("_dmarc", RecordType.TXT, "v=DMARC1; p=reject; rua=mailto:r@d" + n + ".test");
            targets.add(new WatchedTarget(
                    new DomainTarget("d" + n + ".test"),
                    "d" + n + ".test",
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    List.of("s1"),
                    List.of("all")));
        }
    }
}
