package dev.repwatch.monitor.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.tracker.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of docs/score.md. */
class ListingWeightTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // tier, severity, scope, days, weight
        "1, CRITICAL, IP,     0,   0.60",
        "2, CRITICAL, IP,     0,   0.35",
        "3, CRITICAL, IP,     0,   0.15",
        "4, CRITICAL, IP,     0,   0.05",
        "1, MAJOR,    IP,     0,   0.48",
        "1, MINOR,    IP,     0,   0.24",
        "1, INFO,     IP,     0,   0.06",
        "1, CRITICAL, DOMAIN, 0,   0.60",
        "1, CRITICAL, CIDR24, 0,   0.42",
        "1, CRITICAL, V6_64,  0,   0.42",
        "1, CRITICAL, ASN,    0,   0.24",
        "1, CRITICAL, IP,     30,  0.60",
        "1, CRITICAL, IP,     105, 0.45",
        "1, CRITICAL, IP,     180, 0.30",
        "1, CRITICAL, IP,     900, 0.30",
        "2, MAJOR,    CIDR24, 105, 0.147",
    })
    void isTierTimesSeverityTimesScopeTimesAge(int tier, Severity severity, Scope scope, int days, double weight) {
        Episode episode = episode(new ListedCode("127.0.0.2", "spam", "spam", severity, scope), days);
        assertThat(ListingWeight.of(list(tier), episode, NOW)).isCloseTo(weight, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"1, 8", "2, 4", "3, 2", "4, 1"})
    void anAnswerWeighsByTheTierOfItsList(int tier, double weight) {
        assertThat(ListingWeight.ofAnswer(list(tier))).isEqualTo(weight);
    }

    private static DnsblList list(int tier) {
        return World.list("list", tier);
    }

    private static Episode episode(ListedCode code, int days) {
        Instant seen = NOW.minus(Duration.ofDays(days));
        return new Episode(
                1,
                World.ip("192.0.2.1"),
                list(1).id(),
                new Listing(List.of(code), Optional.empty()),
                seen,
                seen,
                NOW,
                true,
                false,
                1,
                Optional.empty());
    }
}
