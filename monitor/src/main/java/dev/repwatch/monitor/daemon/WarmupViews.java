package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.metrics.MetricsInput.WarmupProviderView;
import dev.repwatch.monitor.metrics.MetricsInput.WarmupView;
import dev.repwatch.monitor.warmup.Decision;
import dev.repwatch.monitor.warmup.WarmupDay;
import dev.repwatch.monitor.warmup.book.DailyLimits;
import dev.repwatch.monitor.warmup.book.GivenLimit;
import dev.repwatch.monitor.warmup.book.WarmupBook.Decided;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** A day's decisions as numbers for a scrape. */
final class WarmupViews {

    private WarmupViews() {}

    static List<WarmupView> of(DailyLimits.Day day, ZoneId zone) {
        return day.plans().stream().map(plan -> view(plan, day.date(), zone)).toList();
    }

    private static WarmupView view(Decided plan, LocalDate today, ZoneId zone) {
        long number = plan.entry().limits().stream()
                .map(GivenLimit::date)
                .min(LocalDate::compareTo)
                .map(first -> ChronoUnit.DAYS.between(first, today) + 1)
                .orElse(1L);
        Optional<Instant> until = plan.days().stream()
                .filter(it -> it.mail().isPresent())
                .map(WarmupDay::date)
                .max(LocalDate::compareTo)
                .map(date -> date.plusDays(1).atStartOfDay(zone).toInstant());
        return new WarmupView(
                plan.entry().ip(),
                number,
                until,
                plan.decisions().stream().map(each -> view(plan, each)).toList());
    }

    private static WarmupProviderView view(Decided plan, Decision decision) {
        return new WarmupProviderView(
                decision.provider(),
                plan.entry().plan().goals().getOrDefault(decision.provider(), 0L),
                plan.entry().newest(decision.provider()).map(GivenLimit::limit).orElse(decision.nextLimit()),
                plan.newest(decision.provider()).flatMap(WarmupDay::mail).map(mail -> mail.sent()),
                decision.verdict().label());
    }
}
