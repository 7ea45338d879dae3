package dev.repwatch.monitor.warmup.volume;

import dev.repwatch.monitor.store.LatestValueRows;
import dev.repwatch.monitor.store.LatestValueRows.Sample;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.warmup.Mail;
import dev.repwatch.monitor.warmup.Mail.Snds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What Microsoft's SNDS said of an address day by day, as the feed of the daemon read it. Only changes are kept, so a value lasts. */
record SndsDays(List<Sample> colour, List<Sample> traps, List<Sample> blocked, List<Sample> complaints, ZoneId zone) {

    static SndsDays of(Transaction transaction, String ip, ZoneId zone) {
        return new SndsDays(
                LatestValueRows.ofMeasure(transaction, ip, "snds_colour"),
                LatestValueRows.ofMeasure(transaction, ip, "snds_trap_hits"),
                LatestValueRows.ofMeasure(transaction, ip, "snds_blocked"),
                LatestValueRows.ofMeasure(transaction, ip, "snds_complaint_rate"),
                zone);
    }

    Mail joined(Mail mail, LocalDate day) {
        return mail.observed(
                on(colour, day).map(SndsDays::name),
                on(traps, day).map(Math::round).orElse(0L),
                on(blocked, day).filter(value -> value >= 1).isPresent(),
                on(complaints, day)
                        .map(rate -> OptionalDouble.of(Math.max(0, Math.min(1, rate))))
                        .orElse(OptionalDouble.empty()),
                OptionalDouble.empty());
    }

    /** Empty before the first value, and behind the last one: nobody knows whether it lasts. */
    private Optional<Double> on(List<Sample> samples, LocalDate day) {
        Instant begins = day.atStartOfDay(zone).toInstant();
        Instant ends = day.plusDays(1).atStartOfDay(zone).toInstant();
        boolean reaches = !samples.isEmpty()
                && !samples.get(samples.size() - 1).dataTime().isBefore(begins);
        return samples.stream()
                .filter(each -> each.dataTime().isBefore(ends))
                .reduce((before, after) -> after)
                .filter(each -> reaches)
                .map(Sample::value);
    }

    private static Snds name(double colour) {
        return colour >= 2 ? Snds.RED : colour >= 1 ? Snds.YELLOW : Snds.GREEN;
    }
}
