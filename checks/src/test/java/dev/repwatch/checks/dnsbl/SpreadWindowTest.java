package dev.repwatch.checks.dnsbl;

import static dev.repwatch.checks.dnsbl.ListsUnderTest.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.LoopbackZone;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A sweep is spread over its interval, and no list is asked in bursts. */
class SpreadWindowTest {

    private static final Duration SPAN = Duration.ofMinutes(24);

    private final AtomicLong nanos = new AtomicLong();
    private final SpreadWindow spreadWindow = new SpreadWindow(SPAN, nanos::get, new Random(7));
    private final ListsUnderTest lists = new ListsUnderTest();

    @AfterEach
    void close() {
        lists.close();
    }

    @Test
    void aLargeFleetIsAskedEvenlyOverTheWholeSpan() {
        DnsblList list = ListFixture.at("bl.test").list();
        List<Long> asked = asked(new SweepPacer(spreadWindow, Map.of(list, 14_400L), Duration.ZERO), 14_400, list);

        assertThat(asked.get(asked.size() - 1)).isBetween(SPAN.toSeconds() * 95 / 100, SPAN.toSeconds() * 105 / 100);
        for (int minute = 0; minute < 24; minute++) {
            long from = minute * 60L;
            assertThat(asked.stream().filter(at -> at >= from && at < from + 60))
                    .hasSizeBetween(550, 650);
        }
    }

    @Test
    void theListsOfOneOperatorTakeTurns() {
        DnsblList one = ListFixture.at("one.test").list();
        DnsblList two = ListFixture.at("two.test").list();
        SweepPacer sweepPacer = new SweepPacer(spreadWindow, Map.of(one, 7_200L, two, 7_200L), Duration.ZERO);

        List<Long> asked = asked(sweepPacer, 14_400, one, two);

        assertThat(asked.get(asked.size() - 1)).isBetween(SPAN.toSeconds() * 95 / 100, SPAN.toSeconds() * 105 / 100);
    }

    @Test
    void aSmallFleetIsNotStretchedBeyondAQuestionASecond() {
        DnsblList list = ListFixture.at("bl.test").list();

        assertThat(asked(new SweepPacer(spreadWindow, Map.of(list, 10L), Duration.ZERO), 10, list)
                        .get(9))
                .isLessThanOrEqualTo(15);
    }

    private DnsblCheck spread(Duration over, InstantSource clock) {
        SpreadWindow real = new SpreadWindow(over, System::nanoTime, new Random(7));
        return lists.check(
                new QueryPolicy(RateLimit.UNLIMITED, false, Duration.ZERO, Duration.ZERO, real, Rounds.NONE),
                clock,
                ListFixture.at("bl.test").active());
    }

    @Test
    void theFirstLookIsNotSpreadAndTheSecondIs() {
        lists.server.zone("bl.test").testPoints("127.0.0.2");
        DnsblCheck check = spread(Duration.ofSeconds(2), ListsUnderTest.CLOCK);

        Duration first = took(check);
        Duration second = took(check);

        assertThat(first).isLessThan(second);
        assertThat(second).isBetween(Duration.ofMillis(1200), Duration.ofSeconds(20));
    }

    @Test
    void aListThatFallsIllInTheMiddleOfALongSweepIsNoticed() {
        LoopbackZone zone = lists.server.zone("bl.test").testPoints("127.0.0.2");
        AtomicLong minutes = new AtomicLong();
        DnsblCheck check = spread(
                Duration.ofSeconds(1),
                () -> Instant.parse("2026-11-24T09:00:00Z").plus(Duration.ofMinutes(minutes.get())));
        took(check);
        List<Observation> seen = new ArrayList<>();

        check.sweep(List.of(fleet()), lists.health::add, observation -> {
            seen.add(observation);
            if (seen.size() == 50) {
                zone.misbehave(BrokenLists.empty());
                minutes.set(11);
            }
        });

        assertThat(seen.stream().filter(it -> outcome(it.finding()).equals("not_listed")))
                .hasSizeLessThan(60);
        assertThat(seen.stream().filter(it -> outcome(it.finding()).equals("test_point_missing")))
                .hasSizeGreaterThan(40);
        assertThat(seen).hasSize(100);
    }

    @Test
    void aListThatWasLeftAloneInALongSweepIsAskedAgainWhenItsControlsAreRight() {
        LoopbackZone zone = lists.server.zone("bl.test").testPoints("127.0.0.2");
        AtomicLong minutes = new AtomicLong();
        DnsblCheck check = spread(
                Duration.ofSeconds(1),
                () -> Instant.parse("2026-11-24T09:00:00Z").plus(Duration.ofMinutes(minutes.get())));
        took(check);
        for (Target target : fleet()) {
            zone.misbehave(target.text(), BrokenLists.rcode("SERVFAIL"));
        }
        List<String> seen = new ArrayList<>();

        check.sweep(List.of(fleet()), lists.health::add, observation -> {
            seen.add(outcome(observation.finding()));
            if (seen.size() == 40) {
                zone.behave();
                minutes.set(11);
            }
        });

        assertThat(seen).hasSize(100);
        assertThat(seen.subList(0, 8)).containsOnly("server_failed");
        assertThat(seen.subList(8, 40)).containsOnly("not_asked");
        assertThat(seen.subList(70, 100))
                .as("the clock is looked at once for many")
                .containsOnly("not_listed");
    }

    @Test
    void aSweepThatIsToldToStopEndsAndSaysSo() {
        lists.server.zone("bl.test").testPoints("127.0.0.2");
        DnsblCheck check = lists.check(
                QueryPolicy.NONE,
                ListsUnderTest.CLOCK,
                ListFixture.at("bl.test").active());
        List<Observation> seen = new ArrayList<>();

        boolean finished = check.sweep(List.of(fleet()), health -> {}, observation -> {
            seen.add(observation);
            check.stop();
        });

        assertThat(finished).isFalse();
        assertThat(seen).hasSizeLessThan(100);
    }

    private Duration took(DnsblCheck check) {
        long begun = System.nanoTime();
        List<Observation> seen = new ArrayList<>();
        assertThat(check.sweep(List.of(fleet()), health -> {}, seen::add)).isTrue();
        assertThat(seen).hasSize(100);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** In which second each question goes when one waits exactly as long as told. */
    private List<Long> asked(SweepPacer sweepPacer, int questions, DnsblList... lists) {
        List<Long> asked = new ArrayList<>();
        for (int number = 0; number < questions; number++) {
            DnsblList list = lists[number % lists.length];
            nanos.addAndGet(sweepPacer.early(list, number / lists.length).toNanos());
            sweepPacer.taken(list, number / lists.length);
            asked.add(Duration.ofNanos(nanos.get()).toSeconds());
        }
        return asked;
    }

    private static Target[] fleet() {
        return IntStream.range(0, 100)
                .mapToObj(host -> Targets.ip("198.51.100." + host))
                .toArray(Target[]::new);
    }
}
