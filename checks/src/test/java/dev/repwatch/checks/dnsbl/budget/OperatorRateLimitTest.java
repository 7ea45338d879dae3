package dev.repwatch.checks.dnsbl.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.DnsblList.Terms;
import dev.repwatch.checks.dnsbl.ListFixture;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OperatorRateLimitTest {

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void staysBelowAPublishedLimitInEverySecond() {
        DnsblList list = limited("sem.test", Optional.empty(), Optional.of(5.0));
        OperatorRateLimit pace = pace(1);

        // one is saved up and four are added: five in the first second, four in the others
        assertThat(granted(pace, list, Duration.ofSeconds(1))).isLessThanOrEqualTo(5);
        assertThat(granted(pace, list, Duration.ofSeconds(9))).isBetween(30L, 37L);
    }

    @Test
    void neverExceedsADaysLimitInAnyDay() {
        DnsblList list = limited("zen.test", Optional.of(1000L), Optional.empty());
        OperatorRateLimit pace = pace(1);

        assertThat(granted(pace, list, Duration.ofDays(1))).isBetween(950L, 1000L);
        assertThat(granted(pace, list, Duration.ofDays(1))).isBetween(850L, 1000L);
    }

    @Test
    void countsTheListsOfAnOperatorTogether() {
        OperatorRateLimit pace = pace(1);
        DnsblList one = limited("one.test", Optional.of(100L), Optional.empty());
        DnsblList two = limited("two.test", Optional.of(100L), Optional.empty());

        long granted = granted(pace, one, Duration.ofHours(12)) + granted(pace, two, Duration.ofHours(12));

        assertThat(granted).isLessThanOrEqualTo(100);
    }

    @Test
    void listsOfOneOperatorShareItsSecondsWhateverElseTheyDocument() {
        DnsblList limited = limited("zen.test", Optional.of(100_000L), Optional.empty());
        DnsblList unlimited = limited("swl.test", Optional.empty(), Optional.empty());
        DnsblList agreed = limited("dbl.test", Optional.of(50_000L), Optional.empty());
        OperatorRateLimit pace = new OperatorRateLimit(nanos::get, new Random(1), 1, Set.of(agreed.id()));

        // twenty are saved up and twenty a second are added
        assertThat(granted(pace, Duration.ofSeconds(10), limited, unlimited, agreed))
                .isBetween(190L, 220L);
    }

    @Test
    void theStrictestRateThatOneListDocumentsHoldsForItsOperator() {
        DnsblList unlimited = limited("one.test", Optional.empty(), Optional.empty());
        DnsblList limited = limited("two.test", Optional.empty(), Optional.of(5.0));
        OperatorRateLimit pace = pace(1);
        pace.charge(unlimited, 20);
        pace.charge(limited, 1);

        assertThat(granted(pace, Duration.ofSeconds(10), unlimited, limited)).isBetween(30L, 41L);
    }

    /** A pace outlives a configuration. */
    @Test
    void aListDrawsOnTheBucketOfTheOperatorThatItNamesNow() {
        OperatorRateLimit pace = pace(1);
        pace.charge(ListFixture.at("one.test").operator("big").list(), 100);
        DnsblList own = ListFixture.at("two.test").operator("two").list();
        assertThat(pace.leave(own)).isZero();

        assertThat(pace.leave(ListFixture.at("two.test").operator("big").list()))
                .isPositive();
    }

    @Test
    void aQuestionThatMustWaitForTheSecondCostsNothingOfTheDay() {
        DnsblList list = limited("zen.test", Optional.of(1000L), Optional.empty());
        OperatorRateLimit pace = pace(1);

        for (int asked = 0; asked < 1000; asked++) {
            pace.leave(list);
        }

        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(pace.leave(list)).isZero();
    }

    @Test
    void sharesTheLimitsAmongNodes() {
        DnsblList list = limited("zen.test", Optional.of(1000L), Optional.empty());

        assertThat(granted(pace(4), list, Duration.ofDays(1))).isBetween(230L, 250L);
    }

    @Test
    void leavesADaysLimitToTheAdminWhoAcceptedTheTerms() {
        DnsblList list = limited("zen.test", Optional.of(10L), Optional.empty());
        OperatorRateLimit pace = new OperatorRateLimit(nanos::get, new Random(1), 1, Set.of(list.id()));

        assertThat(granted(pace, list, Duration.ofMinutes(1))).isGreaterThan(1000);
    }

    @Test
    void whatGoesInAnyCaseIsPaidBackLater() {
        DnsblList list = limited("sem.test", Optional.empty(), Optional.of(5.0));
        OperatorRateLimit pace = pace(1);
        pace.charge(list, 44);

        assertThat(granted(pace, list, Duration.ofSeconds(9))).isZero();
        assertThat(granted(pace, list, Duration.ofSeconds(5))).isPositive();
    }

    private OperatorRateLimit pace(int nodes) {
        return new OperatorRateLimit(nanos::get, new Random(1), nodes, Set.of());
    }

    /** How many questions go when one always waits exactly as long as told. */
    private long granted(OperatorRateLimit pace, DnsblList list, Duration time) {
        long end = nanos.get() + time.toNanos();
        long granted = 0;
        while (nanos.get() < end) {
            Duration wait = pace.leave(list);
            if (wait.isZero()) {
                granted++;
            } else {
                nanos.addAndGet(Math.min(wait.toNanos(), end - nanos.get()));
            }
        }
        return granted;
    }

    /** Of several lists that take turns. */
    private long granted(OperatorRateLimit pace, Duration time, DnsblList... lists) {
        long end = nanos.get() + time.toNanos();
        long granted = 0;
        while (nanos.get() < end) {
            Duration shortest = Duration.ofDays(1);
            for (DnsblList list : lists) {
                Duration wait = pace.leave(list);
                granted += wait.isZero() ? 1 : 0;
                shortest = wait.compareTo(shortest) < 0 ? wait : shortest;
            }
            nanos.addAndGet(Math.min(shortest.toNanos(), end - nanos.get()));
        }
        return granted;
    }

    private static DnsblList limited(String zone, Optional<Long> perDay, Optional<Double> perSecond) {
        return ListFixture.at(zone)
                .terms(new Terms(perDay, perSecond, false, ""))
                .list();
    }
}
