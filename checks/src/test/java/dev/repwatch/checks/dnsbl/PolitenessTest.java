package dev.repwatch.checks.dnsbl;

import static dev.repwatch.checks.dnsbl.ListsUnderTest.outcome;
import static dev.repwatch.checks.dnsbl.Targets.ip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.LoopbackZone;
import dev.repwatch.checks.dnsbl.DnsblList.Terms;
import dev.repwatch.checks.dnsbl.ReturnCode.Polarity;
import dev.repwatch.checks.dnsbl.budget.OperatorRateLimit;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Origin;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What lists are spared. */
class PolitenessTest {

    private final ListsUnderTest lists = new ListsUnderTest();
    private final LoopbackZone zone = lists.server.zone("bl.test").testPoints("127.0.0.2");
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T09:00:00Z"));

    @AfterEach
    void close() {
        lists.close();
    }

    @Test
    void anAnswerIsUsedAgainWhileItsTtlLasts() {
        DnsblCheck check = check(ListFixture.at("bl.test"));
        Instant first = now.get();

        List<Observation> once = lists.sweep(check, ip("192.0.2.1"));
        pass(Duration.ofMinutes(4));
        List<Observation> again = lists.sweep(check, ip("192.0.2.1"));
        assertThat(lists.server.asked("1.2.0.192.bl.test")).isEqualTo(1);
        assertThat(once).extracting(Observation::origin).containsExactly(Origin.ASKED);
        assertThat(again).extracting(Observation::origin).containsExactly(Origin.REUSED);
        assertThat(again).isEqualTo(List.of(once.get(0).reused()));
        assertThat(again.get(0).at()).isEqualTo(first);

        pass(Duration.ofMinutes(2));
        lists.sweep(check, ip("192.0.2.1"));
        assertThat(lists.server.asked("1.2.0.192.bl.test")).isEqualTo(2);
    }

    @Test
    void theTextOfAListingIsAskedForOnceUntilItsCodesChange() {
        DnsblCheck check = check(ListFixture.at("bl.test").code("127.0.0.4", "botnet", Polarity.LISTED));
        zone.list("192.0.2.1", "seen in a trap", "127.0.0.2");

        Observation once = lists.sweep(check, ip("192.0.2.1")).get(0);
        assertThat(lists.server.asked("1.2.0.192.bl.test")).as("A and TXT").isEqualTo(2);

        pass(Duration.ofMinutes(6));
        Observation again = lists.sweep(check, ip("192.0.2.1")).get(0);
        assertThat(lists.server.asked("1.2.0.192.bl.test")).as("A alone").isEqualTo(3);
        assertThat(again.finding()).isEqualTo(once.finding());

        zone.unlist("192.0.2.1").list("192.0.2.1", "seen in a botnet", "127.0.0.4");
        pass(Duration.ofMinutes(6));
        lists.sweep(check, ip("192.0.2.1"));
        assertThat(lists.server.asked("1.2.0.192.bl.test")).as("A and TXT").isEqualTo(5);
    }

    @Test
    void aListIsNotAskedMoreOftenThanItsMinimumInterval() {
        DnsblCheck check = check(ListFixture.at("bl.test").minInterval(Duration.ofMinutes(30)));

        lists.sweep(check, ip("192.0.2.1"));
        pass(Duration.ofMinutes(29));
        lists.sweep(check, ip("192.0.2.1"));
        assertThat(lists.server.asked("1.2.0.192.bl.test")).isEqualTo(1);

        pass(Duration.ofMinutes(2));
        lists.sweep(check, ip("192.0.2.1"));
        assertThat(lists.server.asked("1.2.0.192.bl.test")).isEqualTo(2);
    }

    @Test
    void nothingThatAListSaidIsKeptOnceItIsUnwell() {
        DnsblCheck check = check(ListFixture.at("bl.test"));
        lists.sweep(check, ip("192.0.2.1"));

        zone.misbehave(BrokenLists.rcode("SERVFAIL"));
        assertThat(outcome(lists.sweep(check, ip("192.0.2.1")).get(0).finding()))
                .isEqualTo("server_failed");
    }

    @Test
    void anUnwellListIsProbedWithGrowingPausesAndComesBackByItself() {
        DnsblCheck check = check(ListFixture.at("bl.test"));
        zone.misbehave(BrokenLists.everything("127.255.255.254"));

        long probes = 0;
        long before = zone.questions();
        for (int minute = 0; minute < 240; minute++) {
            lists.sweep(check, ip("192.0.2.1"));
            probes += zone.questions() > before ? 1 : 0;
            before = zone.questions();
            pass(Duration.ofMinutes(1));
        }
        // after 0, 1, 3, 7, 15, 31, 63 minutes and then every hour
        assertThat(probes).isEqualTo(9);
        assertThat(lists.health)
                .hasSize(9)
                .allMatch(health -> health.trouble().equals(Optional.of(Cause.OPEN_RESOLVER)));

        zone.behave();
        pass(Duration.ofHours(1));
        assertThat(outcome(lists.sweep(check, ip("192.0.2.1")).get(0).finding()))
                .isEqualTo("not_listed");
    }

    @Test
    void aListThatFallsSilentInTheMiddleIsLeftAlone() {
        Target[] fleet = IntStream.range(0, 250)
                .mapToObj(host -> Targets.ip("198.51.100." + host))
                .toArray(Target[]::new);
        for (Target target : fleet) {
            zone.misbehave(target.text(), BrokenLists.rcode("SERVFAIL"));
        }

        List<Observation> seen =
                lists.sweep(lists.check(ListFixture.at("bl.test").active()), fleet);

        assertThat(seen)
                .hasSize(250)
                .extracting(it -> outcome(it.finding()))
                .containsOnly("server_failed", "not_asked");
        assertThat(zone.questions()).isLessThan(30);
        assertThat(seen.stream().filter(it -> it.origin() == Origin.ASKED))
                .hasSizeLessThan(30)
                .allMatch(it -> outcome(it.finding()).equals("server_failed"));
    }

    @Test
    void theListsOfOneOperatorAreLeftAloneTogether() {
        Target[] fleet = IntStream.range(0, 250)
                .mapToObj(host -> Targets.ip("198.51.100." + host))
                .toArray(Target[]::new);
        ActiveList[] family = IntStream.range(0, 4)
                .mapToObj(number -> ListFixture.at("part" + number + ".test")
                        .operator("one")
                        .active())
                .toArray(ActiveList[]::new);
        for (int number = 0; number < 4; number++) {
            LoopbackZone part = lists.server.zone("part" + number + ".test").testPoints("127.0.0.2");
            for (Target target : fleet) {
                part.misbehave(target.text(), BrokenLists.rcode("SERVFAIL"));
            }
        }
        long before = lists.server.questions();
        lists.sweep(lists.check(family), Targets.ip("203.0.113.1"));
        long controls = lists.server.questions() - before;

        List<Observation> seen = lists.sweep(lists.check(family), fleet);

        assertThat(seen)
                .hasSize(1000)
                .extracting(it -> outcome(it.finding()))
                .containsOnly("server_failed", "not_asked");
        assertThat(lists.server.questions() - before - 2 * controls).isLessThanOrEqualTo(16);
        assertThat(seen.stream().map(Observation::finding).map(Finding.Unknown.class::cast))
                .extracting(Finding.Unknown::detail)
                .anyMatch(detail -> detail.contains("the lists of its operator refused or were silent"));
    }

    @Test
    void aUsedUpBudgetIsSaid() {
        Terms terms = new Terms(Optional.of(300L), Optional.empty(), false, "");
        OperatorRateLimit pace = new OperatorRateLimit(System::nanoTime, new Random(1), 1, Set.of());
        DnsblCheck check = lists.check(
                QueryPolicy.lasting(pace),
                now::get,
                ListFixture.at("bl.test").terms(terms).active());
        Target[] fleet = IntStream.range(0, 250)
                .mapToObj(host -> Targets.ip("198.51.100." + host))
                .toArray(Target[]::new);

        List<Observation> seen = lists.sweep(check, fleet);

        assertThat(seen).hasSize(250).extracting(it -> outcome(it.finding())).containsOnly("not_listed", "not_asked");
        assertThat(zone.questions()).isLessThanOrEqualTo(30);
        assertThat(seen.stream().filter(it -> it.origin() == Origin.SKIPPED))
                .hasSizeGreaterThan(220)
                .allMatch(it -> outcome(it.finding()).equals("not_asked"));
    }

    private DnsblCheck check(ListFixture list) {
        return lists.check(QueryPolicy.lasting(RateLimit.UNLIMITED), now::get, list.active());
    }

    private void pass(Duration time) {
        now.updateAndGet(it -> it.plus(time));
    }
}
