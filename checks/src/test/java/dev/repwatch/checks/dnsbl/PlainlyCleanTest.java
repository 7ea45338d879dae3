package dev.repwatch.checks.dnsbl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.PlainAnswer;
import dev.repwatch.checks.dns.engine.MadeAnswers;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Target;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Nearly every verdict is "not listed, says the list's own zone", by figures alone: it must be what the decoder says of the same
 * packet. More packets with {@code -Drepwatch.packets=1000000}, another run with {@code -Drepwatch.seed=…}.
 */
class PlainlyCleanTest {

    private static final int PACKETS = Integer.getInteger("repwatch.packets", 100_000);
    private static final long SEED = Long.getLong("repwatch.seed", 20_261_126L);
    private static final Instant AT = Instant.parse("2026-11-26T09:00:00Z");
    private static final Target TARGET = Targets.ip("192.0.2.1");
    /** Above some of the zones, so that a shorter name than the list's own vouches now and then. */
    private static final AbsenceProof OTHERS_VOUCH = new AbsenceProof(true, Set.of("example.test", "test", "org"));

    private final ListsUnderTest lists = new ListsUnderTest();
    private final Map<String, DnsblQuery> askings = new HashMap<>();
    private int clean;
    private int unproven;
    private int addresses;

    @AfterEach
    void close() {
        lists.close();
    }

    @Test
    void neverDisagreesWithTheDecoder() {
        MadeAnswers.tell(PACKETS, new Random(SEED), this::compare);

        assertThat(clean).isGreaterThan(PACKETS / 50);
        assertThat(unproven).isGreaterThan(PACKETS / 50);
        assertThat(addresses).isGreaterThan(PACKETS / 20);
    }

    private void compare(String name, String zone, PlainAnswer plain, DnsAnswer full) {
        DnsblQuery dnsblQuery = askings.computeIfAbsent(zone, this::asking);
        Decoder decoder = new Decoder(dnsblQuery.list());
        Optional<Observation> shortcut = dnsblQuery.plainlyClean(TARGET, plain, MadeAnswers.RESOLVERS, AT);

        if (shortcut.isPresent()) {
            clean++;
            for (AbsenceProof absenceProof : List.of(AbsenceProof.unproven(), OTHERS_VOUCH)) {
                assertThat(dnsblQuery
                                .heard(TARGET, name, full, controls(dnsblQuery, absenceProof))
                                .join())
                        .as("seed %d, %s: %s", SEED, name, full)
                        .isEqualTo(shortcut.get());
            }
        } else if (plain.addresses() > 0) {
            addresses++;
        } else {
            unproven++;
            assertThat(decoder.decode(full, TARGET.kind(), AbsenceProof.unproven(), AT))
                    .as("seed %d, %s: %s", SEED, name, full)
                    .isInstanceOf(Finding.Unknown.class);
        }
    }

    private DnsblQuery asking(String zone) {
        return DnsblQuery.first(
                ListFixture.at(zone).active(),
                lists.dns,
                InstantSource.fixed(AT),
                RateLimit.UNLIMITED,
                new RecentAnswers());
    }

    private static ControlResult controls(DnsblQuery query, AbsenceProof absence) {
        KindControlResult right = new KindControlResult(Optional.empty(), absence, true);
        return new ControlResult(
                query.list().id(),
                MadeAnswers.RESOLVERS.stream()
                        .map(resolver -> new PathControl(resolver, Map.of(TARGET.kind(), right), AT))
                        .toList(),
                AT);
    }
}
