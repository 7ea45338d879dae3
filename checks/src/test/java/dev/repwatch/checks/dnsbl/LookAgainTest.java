package dev.repwatch.checks.dnsbl;

import static dev.repwatch.checks.dnsbl.Targets.ip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is listed is looked at more often than what is not, within the same pace. */
class LookAgainTest {

    private static final SourceId LIST = new SourceId("bl-test");

    private final ListsUnderTest lists = new ListsUnderTest();
    private final AtomicInteger minutes = new AtomicInteger();
    private final AtomicInteger leaves = new AtomicInteger();
    private final RateLimit counting = new RateLimit() {
        @Override
        public Duration leave(DnsblList list) {
            leaves.incrementAndGet();
            return Duration.ZERO;
        }

        @Override
        public void charge(DnsblList list, int questions) {}
    };
    private final DnsblCheck check = lists.check(
            QueryPolicy.lasting(counting),
            () -> Instant.parse("2026-11-24T09:00:00Z").plus(Duration.ofMinutes(minutes.get())),
            ListFixture.at("bl.test").active());

    @AfterEach
    void close() {
        lists.close();
    }

    @Test
    void onlyThePairsGivenAreAskedAndEachCostsTheBudgetOfItsList() {
        lists.server.zone("bl.test").testPoints("127.0.0.2").list("192.0.2.1", "", "127.0.0.2");

        List<Observation> seen =
                again(Map.of(LIST, List.of(ip("192.0.2.1")), new SourceId("gone"), List.of(ip("192.0.2.1"))));

        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).finding()).isInstanceOf(Finding.Listed.class);
        assertThat(leaves).hasValue(1);
        assertThat(lists.server.asked("2.2.0.192.bl.test")).isZero();
    }

    @Test
    void anAnswerThatStillHoldsIsNotAskedForAgain() {
        lists.server.zone("bl.test").testPoints("127.0.0.2").list("192.0.2.1", "", "127.0.0.2");
        again(Map.of(LIST, List.of(ip("192.0.2.1"))));

        minutes.set(4);
        again(Map.of(LIST, List.of(ip("192.0.2.1"))));
        assertThat(leaves).as("its TTL is five minutes").hasValue(1);

        minutes.set(6);
        assertThat(again(Map.of(LIST, List.of(ip("192.0.2.1"))))).hasSize(1);
        assertThat(leaves).hasValue(2);
    }

    private List<Observation> again(Map<SourceId, List<dev.repwatch.checks.reputation.Target>> pairs) {
        List<Observation> seen = new ArrayList<>();
        assertThat(check.again(pairs, lists.health::add, seen::add)).isTrue();
        return seen;
    }
}
