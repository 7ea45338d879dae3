package dev.repwatch.checks.dnsbl;

import static dev.repwatch.checks.dnsbl.ListsUnderTest.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.LoopbackZone;
import dev.repwatch.checks.dnsbl.DnsblList.TestPoints;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 10,000 addresses and a list that begins to list the world. */
class WorldListingTest {

    private static final int TARGETS = 10_000;

    private final Target[] fleet = IntStream.range(0, TARGETS)
            .mapToObj(number ->
                    Targets.ip("127." + (number >> 8 & 31) + "." + (number & 255) + "." + (100 + number % 100)))
            .distinct()
            .toArray(Target[]::new);

    @Test
    void beforeTheSweepIsNotAskedAtAll() {
        try (ListsUnderTest lists = new ListsUnderTest()) {
            LoopbackZone zone = lists.server.zone("bl.test").testPoints("127.0.0.2");
            zone.misbehave(BrokenLists.everything("127.0.0.2"));

            List<Observation> seen =
                    lists.sweep(lists.check(ListFixture.at("bl.test").active()), fleet);

            assertThat(outcomes(seen)).containsExactly(Map.entry("lists_everything", (long) fleet.length));
            assertThat(zone.questions()).isLessThan(10);
        }
    }

    static Stream<TestPoints> points() {
        TestPoints rfc = ListFixture.at("bl.test").list().test();
        return Stream.of(
                rfc,
                // a list for which no name can be made up
                new TestPoints(rfc.listed(), rfc.clean(), rfc.listed6(), rfc.clean6(), false, Optional.of("bogons")));
    }

    @ParameterizedTest
    @MethodSource("points")
    void inTheMiddleOfTheSweepIsNoticedBeforeAnyListingIsBelieved(TestPoints points) {
        try (ListsUnderTest lists = new ListsUnderTest()) {
            LoopbackZone zone = lists.server.zone("bl.test").testPoints("127.0.0.2");
            List<Observation> seen = new ArrayList<>();

            lists.check(ListFixture.at("bl.test").test(points).active())
                    .sweep(List.of(fleet), lists.health::add, observation -> {
                        seen.add(observation);
                        if (seen.size() == fleet.length / 3) {
                            zone.misbehave(BrokenLists.everything("127.0.0.2"));
                        }
                    });

            assertThat(seen).hasSize(fleet.length);
            assertThat(outcomes(seen)).containsOnlyKeys("not_listed", "lists_everything");
            assertThat(lists.health)
                    .extracting(health -> health.trouble())
                    .containsExactly(Optional.empty(), Optional.of(Cause.LISTS_EVERYTHING));
        }
    }

    @Test
    void isNotAReallyListedNetwork() {
        try (ListsUnderTest lists = new ListsUnderTest()) {
            LoopbackZone zone = lists.server.zone("bl.test").testPoints("127.0.0.2");
            Target[] network = IntStream.range(0, 256)
                    .mapToObj(host -> Targets.ip("198.51.100." + host))
                    .toArray(Target[]::new);
            for (Target target : network) {
                zone.list(target.text(), "", "127.0.0.2");
            }

            List<Observation> seen =
                    lists.sweep(lists.check(ListFixture.at("bl.test").active()), network);

            assertThat(outcomes(seen)).containsExactly(Map.entry("listed", 256L));
        }
    }

    private static Map<String, Long> outcomes(List<Observation> seen) {
        return seen.stream().collect(Collectors.groupingBy(it -> outcome(it.finding()), Collectors.counting()));
    }
}
