package dev.repwatch.monitor.preflight.gather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.preflight.Assessment;
import dev.repwatch.monitor.preflight.DecisionTable;
import dev.repwatch.monitor.preflight.Evidence;
import dev.repwatch.monitor.preflight.Known;
import dev.repwatch.monitor.preflight.Reason;
import dev.repwatch.monitor.preflight.Remembered;
import dev.repwatch.monitor.preflight.Verdict;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One address through real name servers: clean, listed, with a list that refuses, and with bad neighbours. */
class EvidenceCollectorTest {

    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-29T12:00:00Z"));
    private static final IPAddress ADDRESS = new IPAddressString("192.0.2.25").getAddress();
    private static final int NAMES = 2;

    private final LoopbackNameserver nameserver = LoopbackNameserver.start();
    private final DnsClient dns = new DnsEngine(
            new DnsSettings(List.of(nameserver.socketAddress()), Duration.ofSeconds(1), 0, 64),
            new SplittableRandom(1),
            System::nanoTime);

    @BeforeEach
    void lists() {
        nameserver.zone("zen.spamhaus.org").testPoints("127.0.0.2");
        nameserver.zone("bl.spamcop.net").testPoints("127.0.0.2");
        nameserver.zone("2.0.192.in-addr.arpa").add("25", RecordType.PTR, "mx1.example.test.");
        nameserver.zone("example.test").add("mx1", RecordType.A, "192.0.2.25");
    }

    @AfterEach
    void stop() {
        dns.close();
        nameserver.close();
    }

    @Test
    void a_clean_address_is_taken_and_the_questions_are_counted() {
        EvidenceCollector collector = collector();
        Evidence evidence = collector.about(ADDRESS, false);
        assertThat(DecisionTable.judge(evidence).verdict()).isEqualTo(Verdict.TAKE);
        assertThat(evidence.name().forward()).isEqualTo(Known.YES);
        assertThat(evidence.lists().answered()).isEqualTo(2);
        assertThat(evidence.neighbours())
                .hasValueSatisfying(near -> assertThat(near.sampled()).isEqualTo(16));
        assertThat((long) collector.questions()).isEqualTo(nameserver.questions());
        long aboutNeighbours = collector.questions() - NAMES - questionsOfTheLists();
        assertThat(aboutNeighbours).isEqualTo(NeighbourSample.BUDGET);
    }

    @Test
    void a_listing_on_a_weighty_list_gives_it_back() {
        nameserver.zone("zen.spamhaus.org").list("192.0.2.25", "", "127.0.0.3");
        Assessment found = DecisionTable.judge(collector().about(ADDRESS, false));
        assertThat(found.verdict()).isEqualTo(Verdict.GIVE_BACK);
        assertThat(found.reasons()).extracting(Reason::code).contains("list.tier1");
    }

    @Test
    void a_list_that_refuses_cannot_tell_and_no_neighbour_is_asked_about() {
        nameserver.zone("zen.spamhaus.org").misbehave(BrokenLists.everything("127.255.255.254"));
        EvidenceCollector collector = collector();
        Evidence evidence = collector.about(ADDRESS, false);
        assertThat(evidence.lists().tier1Unknown()).containsExactly("spamhaus-zen");
        assertThat(evidence.neighbours()).isEmpty();
        assertThat(DecisionTable.judge(evidence).verdict()).isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void bad_neighbours_are_found_in_a_sample() {
        for (int host = 8; host < 90; host++) {
            if (host != 25) {
                nameserver.zone("zen.spamhaus.org").list("192.0.2." + host, "", "127.0.0.4");
            }
        }
        Assessment found = DecisionTable.judge(collector().about(ADDRESS, false));
        assertThat(found.verdict()).isEqualTo(Verdict.GIVE_BACK);
        assertThat(found.reasons()).extracting(Reason::code).containsExactly("neighbours.many");
    }

    @Test
    void neighbours_of_one_network_are_asked_once() {
        EvidenceCollector collector = collector();
        collector.about(ADDRESS, false);
        int first = collector.questions();
        collector.about(new IPAddressString("192.0.2.26").getAddress(), false);
        assertThat(collector.questions() - first).isLessThan(first - NeighbourSample.BUDGET + 1);
    }

    @Test
    void what_nobody_asked_is_not_known() {
        Evidence evidence = collector().about(ADDRESS, true);
        assertThat(evidence.owned()).isTrue();
        assertThat(DecisionTable.judge(evidence).notKnown()).contains("rdap", "snds", "port25", "cloud", "history");
    }

    /** What is asked when the neighbours cannot be: the lists, their control points and the names. */
    private long questionsOfTheLists() {
        try (DnsClient other = new DnsEngine(
                new DnsSettings(List.of(nameserver.socketAddress()), Duration.ofSeconds(1), 0, 64),
                new SplittableRandom(1),
                System::nanoTime)) {
            QuestionCount count = new QuestionCount(other);
            new ListLook(count, zenAndSpamcop(), NOW, new SplittableRandom(1))
                    .at(new IpTarget(ADDRESS.toInetAddress(), "192.0.2.25"));
            return count.asked();
        }
    }

    private EvidenceCollector collector() {
        return new EvidenceCollector(
                dns,
                zenAndSpamcop(),
                NOW,
                new SplittableRandom(1),
                new EvidenceCollector.Surveys(
                        ip -> Optional.empty(),
                        Optional.empty(),
                        ip -> Remembered.NOTHING,
                        ip -> Optional.empty(),
                        ip -> List.of()));
    }

    private static List<ActiveList> zenAndSpamcop() {
        return List.of("spamhaus-zen", "spamcop").stream()
                .map(id -> Catalogue.shipped().find(new SourceId(id)).orElseThrow())
                .map(list -> ActiveList.of(list, Optional.empty()))
                .toList();
    }
}
