package dev.repwatch.checks.feeds.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.mailbox.MailLedger.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Identities live as long as counts do, and what is not counted is counted by its reason. */
class MailLedgerTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @Test
    void afterAMoveOfTheMailboxTenThousandReportsAreKnown() {
        MailLedger before = MailLedger.open(Optional.empty(), NOW);
        for (int i = 0; i < 10_000; i++) {
            before.see("report " + i, before.today());
        }
        MailLedger after = MailLedger.open(Optional.of(before.bookmark()), NOW.plus(Duration.ofDays(29)));
        after.enter(77);
        for (int i = 0; i < 10_000; i++) {
            assertThat(after.see("report " + i, after.today())).isEqualTo(Sight.AGAIN);
        }
        assertThat(after.see("another", after.today())).isEqualTo(Sight.FIRST);
        assertThat(before.bookmark().length()).isLessThan(12 * 10_000);
    }

    @Test
    void identitiesGoWithTheCountsOfTheirDay() {
        MailLedger before = MailLedger.open(Optional.empty(), NOW);
        before.see("one", before.today());
        before.count(before.today(), "key", 3);
        MailLedger after = MailLedger.open(Optional.of(before.bookmark()), NOW.plus(Duration.ofDays(31)));
        assertThat(after.keys()).isEmpty();
        assertThat(after.see("one", after.today())).isEqualTo(Sight.FIRST);
    }

    @Test
    void whatCannotBeToldApartIsNotCounted() {
        MailLedger ledger = MailLedger.open(Optional.empty(), NOW);
        for (int i = 0; i < 400_000; i++) {
            ledger.see("report " + i, ledger.today());
        }
        assertThat(ledger.see("one more", ledger.today())).isEqualTo(Sight.TOO_MANY);
        assertThat(ledger.see("report 7", ledger.today())).isEqualTo(Sight.AGAIN);
    }

    @Test
    void aBookmarkOfTheFormBeforeIsReadAnew() {
        String old = "{\"validity\":7,\"uid\":99,\"barren\":0,\"newest\":\"\",\"seen\":[\"abc\"],\"counts\":{}}";
        assertThat(MailLedger.open(Optional.of(old), NOW).lastUid()).isZero();
    }

    @Test
    void skipsAreCountedByReason() {
        MailLedger ledger = MailLedger.open(Optional.empty(), NOW);
        Skips skips = new Skips(ledger);
        for (int i = 1; i <= 9; i++) {
            skips.begin(i);
            skips.skip(i < 9 ? SkipReason.DUPLICATE : SkipReason.NOT_WATCHED, "of a reason");
            skips.end();
        }
        assertThat(ledger.skipped(7)).isEqualTo(Map.of(SkipReason.DUPLICATE, 8L, SkipReason.NOT_WATCHED, 1L));
        assertThat(skips.lines()).contains("passed over in all: 1 not_watched, 8 duplicate");
        assertThat(MailLedger.open(Optional.of(ledger.bookmark()), NOW).skipped(7))
                .hasSize(2);
    }

    @Test
    void strangersCannotFillADayWithTheirKeys() {
        MailLedger ledger = MailLedger.open(Optional.empty(), NOW);
        assertThat(ledger.countWithin(ledger.today(), "k ", "a", 1, 2)).isTrue();
        assertThat(ledger.countWithin(ledger.today(), "k ", "b", 1, 2)).isTrue();
        assertThat(ledger.countWithin(ledger.today(), "k ", "c", 1, 2)).isFalse();
        assertThat(ledger.countWithin(ledger.today(), "k ", "a", 1, 2)).isTrue();
        assertThat(ledger.sum("k a", 7)).isEqualTo(2);
    }
}
