package dev.repwatch.monitor.warmup.volume;

import dev.repwatch.monitor.warmup.Mail;
import dev.repwatch.monitor.warmup.book.PlanEntry;
import dev.repwatch.monitor.warmup.book.PrometheusSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The counters of a day that was seen without a hole. */
record CountedDay(
        PrometheusSettings settings,
        List<CounterSeries> sent,
        List<CounterSeries> accepted,
        Optional<List<CounterSeries>> deferred,
        List<CounterSeries> refused,
        List<CounterSeries> unknown) {

    /** Empty when nobody saw the whole day. */
    static Optional<CountedDay> of(RangeQuery server, PrometheusSettings settings, Instant from, Instant until)
            throws IOException {
        List<CounterSeries> up = server.ask(settings.up(), from, until);
        if (up.isEmpty() || !up.stream().allMatch(each -> each.whole(from, until))) {
            return Optional.empty();
        }
        Optional<List<CounterSeries>> deferred = settings.deferred().isPresent()
                ? Optional.of(server.ask(settings.deferred().get(), from, until))
                : Optional.empty();
        return Optional.of(new CountedDay(
                settings,
                server.ask(settings.sent(), from, until),
                server.ask(settings.accepted(), from, until),
                deferred,
                ifAny(server, settings.refused(), from, until),
                ifAny(server, settings.unknown(), from, until)));
    }

    private static List<CounterSeries> ifAny(RangeQuery server, Optional<String> query, Instant from, Instant until)
            throws IOException {
        return query.isPresent() ? server.ask(query.get(), from, until) : List.of();
    }

    /**
     * By provider of the plan. Nothing when no counter is about the address: that is a name that does not fit, not a day without mail.
     */
    Map<String, Mail> of(PlanEntry plan) {
        Map<String, Mail> mail = new LinkedHashMap<>();
        if (counts(sent, plan) && counts(accepted, plan)) {
            plan.plan().goals().keySet().forEach(provider -> mail.put(provider, mail(plan, provider)));
        }
        return mail;
    }

    private boolean counts(List<CounterSeries> series, PlanEntry plan) {
        return series.stream().anyMatch(each -> about(each, plan));
    }

    private boolean about(CounterSeries series, PlanEntry plan) {
        String name = series.label(settings.ipLabel().orElse("ip"));
        return name.equals(plan.ip()) || name.equals(plan.source());
    }

    private Mail mail(PlanEntry plan, String provider) {
        long offered = sum(sent, plan, provider);
        long taken = sum(accepted, plan, provider);
        long no = sum(refused, plan, provider);
        long nobody = sum(unknown, plan, provider);
        // what nobody explains is taken for the worse
        long later =
                deferred.map(series -> sum(series, plan, provider)).orElse(Math.max(0, offered - taken - no - nobody));
        return new Mail(
                offered,
                taken,
                later,
                no,
                nobody,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                0,
                false);
    }

    private long sum(List<CounterSeries> series, PlanEntry plan, String provider) {
        Set<String> planned = plan.plan().goals().keySet();
        return series.stream()
                .filter(each -> about(each, plan))
                .filter(each -> PlannedProvider.of(
                                each.label(settings.providerLabel().orElse("provider")), planned)
                        .equals(provider))
                .mapToLong(CounterSeries::increase)
                .sum();
    }
}
