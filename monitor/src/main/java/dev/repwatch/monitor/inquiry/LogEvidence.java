package dev.repwatch.monitor.inquiry;

import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import dev.repwatch.monitor.diagnosis.evidence.Evidence;
import dev.repwatch.monitor.diagnosis.evidence.LogCoverage;
import dev.repwatch.monitor.diagnosis.evidence.LogLine;
import dev.repwatch.monitor.diagnosis.evidence.Span;
import dev.repwatch.monitor.store.traffic.AddressTable;
import dev.repwatch.monitor.store.traffic.RefusalTable;
import dev.repwatch.monitor.store.traffic.TrafficTable;
import dev.repwatch.monitor.traffic.MailTraffic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the mail logs said, as evidence: counts by the hour, refusals that name somebody, and the last refusal of an address. Single
 * messages are not kept, so that nothing is said of one that is not there.
 */
record LogEvidence(MailTraffic traffic) {

    private static final Duration AROUND = Duration.ofHours(24);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\b0\\.0\\.0\\.0\\b|(?<![0-9a-fA-F:])::(?![0-9a-fA-F:])");
    private static final int MOST_LINES = 2_000;

    /**
     * @param sources addresses of ours that stand in the question
     * @param recipients addresses of people that stand in the question
     */
    List<Evidence> about(List<String> sources, List<String> recipients, Instant when, Instant now) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(coverage(now));
        recipients.forEach(it -> traffic.refused(it).map(row -> gone(it, row)).ifPresent(evidence::add));
        MailTraffic.Hours hours = traffic.hours(sources, when.minus(AROUND), when.plus(AROUND), MOST_LINES);
        Stream.concat(
                        hours.refusals().stream().map(LogEvidence::refusal),
                        hours.counts().stream()
                                .filter(row -> !row.meaning().equals(ReplyClass.DNSBL_LISTED.label()))
                                .map(LogEvidence::count))
                .forEach(evidence::add);
        return evidence;
    }

    private LogCoverage coverage(Instant now) {
        List<MailTraffic.LogState> logs = traffic.logs();
        Optional<Instant> last =
                logs.stream().map(MailTraffic.LogState::lastLine).max(Comparator.naturalOrder());
        String reader = logs.isEmpty() ? "absent" : traffic.fresh() ? "ok" : "stale";
        return new LogCoverage(
                new Span(now, Optional.empty()), Optional.of(reader), Optional.empty(), Optional.empty(), last);
    }

    private static Evidence gone(String recipient, AddressTable.Row row) {
        return LogLine.seen(
                new Span(row.last(), Optional.empty()),
                new LogLine.Seen(
                        "",
                        recipient,
                        row.provider(),
                        Outcome.REFUSED.label(),
                        row.meaning(),
                        "",
                        whole(row.reply(), ""),
                        1));
    }

    private static Evidence refusal(RefusalTable.Row row) {
        boolean vendor = row.named().startsWith("vendor:");
        return LogLine.seen(
                new Span(row.last(), Optional.empty()),
                new LogLine.Seen(
                        row.source(),
                        "",
                        row.provider(),
                        "",
                        "",
                        vendor ? "" : row.named(),
                        whole(row.sample(), row.source()),
                        row.n()));
    }

    /** Kept replies have a placeholder for every address, which is no other address than the one that sent. */
    private static String whole(String reply, String source) {
        return PLACEHOLDER.matcher(reply).replaceAll(source.isEmpty() ? "-" : Matcher.quoteReplacement(source));
    }

    private static Evidence count(TrafficTable.Row row) {
        return LogLine.seen(
                new Span(row.hour(), Optional.of(row.hour().plus(HOUR))),
                new LogLine.Seen(
                        row.source(),
                        "",
                        row.provider(),
                        row.outcome().toLowerCase(Locale.ROOT),
                        row.meaning(),
                        "",
                        "",
                        row.n()));
    }
}
