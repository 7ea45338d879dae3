package dev.repwatch.monitor.warmup.book;

import dev.repwatch.monitor.warmup.Coach;
import dev.repwatch.monitor.warmup.Decision;
import dev.repwatch.monitor.warmup.Mail;
import dev.repwatch.monitor.warmup.Thresholds;
import dev.repwatch.monitor.warmup.Volume;
import dev.repwatch.monitor.warmup.WarmupDay;
import dev.repwatch.monitor.warmup.WarmupQuestion;
import dev.repwatch.monitor.warmup.export.Limits;
import dev.repwatch.monitor.warmup.export.SourceLimits;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All plans. Immutable: what is decided is another book, which is written as a whole. */
public record WarmupBook(List<PlanEntry> plans) {

    /** A limit file is good for the day and half of the next: after that nobody knows whether it still holds. */
    private static final Duration GOOD_FOR = Duration.ofHours(36);

    private static final double LEFT_WHEN_RETIRED = 0.7;
    private static final double OUT_OF_THE_POOL = 0.1;

    public static final WarmupBook EMPTY = new WarmupBook(List.of());

    public WarmupBook {
        plans = List.copyOf(plans);
    }

    /**
     * What the coach says of one plan on one day.
     *
     * @param entry with the limits that are given
     * @param days from which it was decided
     */
    public record Decided(PlanEntry entry, List<Decision> decisions, List<WarmupDay> days) {

        public Decided {
            decisions = List.copyOf(decisions);
            days = List.copyOf(days);
        }

        /** The day of a provider that was judged; empty when there is none yet. */
        public Optional<WarmupDay> newest(String provider) {
            return days.stream()
                    .filter(day -> day.provider().equals(provider))
                    .max(Comparator.comparing(WarmupDay::date));
        }
    }

    /** With this plan, in place of another one of the same address. */
    public WarmupBook with(PlanEntry entry) {
        List<PlanEntry> others = new ArrayList<>(plans);
        others.removeIf(each -> each.ip().equals(entry.ip()));
        others.add(entry);
        return new WarmupBook(others);
    }

    public Optional<PlanEntry> of(String ip) {
        return plans.stream().filter(each -> each.ip().equals(ip)).findFirst();
    }

    /** The same by the thresholds of docs/warmup.md. */
    public List<Decided> decide(LocalDate date, List<VolumeFile.Row> sent) {
        return decide(date, sent, Thresholds.DEFAULT);
    }

    /** Decides the limits of a day from what was sent before it. */
    public List<Decided> decide(LocalDate date, List<VolumeFile.Row> sent, Thresholds thresholds) {
        return plans.stream()
                .map(entry -> decide(entry, date, sent, thresholds))
                .toList();
    }

    private static Decided decide(PlanEntry entry, LocalDate date, List<VolumeFile.Row> sent, Thresholds thresholds) {
        List<WarmupDay> days = days(entry, date, sent);
        List<Decision> decisions =
                Coach.decide(new WarmupQuestion(entry.ip(), entry.plan(), date, days, List.of(), thresholds));
        List<GivenLimit> wanted = decisions.stream()
                .map(each -> new GivenLimit(date, each.provider(), limit(entry, each, date)))
                .toList();
        return new Decided(entry.given(wanted), decisions, days);
    }

    private static long limit(PlanEntry entry, Decision decision, LocalDate date) {
        long before = entry.newest(decision.provider()).map(GivenLimit::limit).orElse(decision.nextLimit());
        return switch (entry.state()) {
            case ACTIVE ->
                decision.volume() == Volume.NO_DATA ? Math.min(before, decision.nextLimit()) : decision.nextLimit();
            case PAUSED -> Math.min(before, decision.nextLimit());
            case COMPLETED -> entry.plan().goals().getOrDefault(decision.provider(), 0L);
            case RETIRED -> retired(entry, decision.provider(), date);
        };
    }

    /** Of the goal 0.7 to the power of the days is left; on the seventh, when it is 8 %, nothing. */
    private static long retired(PlanEntry entry, String provider, LocalDate date) {
        Optional<GivenLimit> last = entry.newest(provider);
        if (last.isEmpty() || !last.get().date().isBefore(date)) {
            return last.map(GivenLimit::limit).orElse(0L);
        }
        long less = (long) (last.get().limit() * LEFT_WHEN_RETIRED);
        boolean gone = less < OUT_OF_THE_POOL * entry.plan().goals().getOrDefault(provider, 0L);
        return gone ? 0 : less;
    }

    /**
     * A day for which a limit was given and nothing is known is a day without data, never one without mail. Only where nothing was
     * allowed, on a day of which other rows are there, no row is what was to be expected: otherwise a stop would never run out.
     */
    private static List<WarmupDay> days(PlanEntry entry, LocalDate date, List<VolumeFile.Row> sent) {
        Map<String, WarmupDay> days = new LinkedHashMap<>();
        Set<LocalDate> told = sent.stream().map(VolumeFile.Row::date).collect(Collectors.toSet());
        entry.limits().stream()
                .filter(it -> it.date().isBefore(date) && entry.plan().expectsMail(it.date()))
                .forEach(it -> days.put(
                        it.date() + it.provider(),
                        new WarmupDay(
                                it.date(),
                                it.provider(),
                                it.limit(),
                                it.limit() == 0 && told.contains(it.date()) ? Optional.of(Mail.NONE) : Optional.empty(),
                                Set.of())));
        sent.stream().filter(it -> it.ip().equals(entry.ip())).forEach(it -> {
            Optional<WarmupDay> planned =
                    Optional.ofNullable(days.get(it.date() + it.provider())).filter(WarmupDay::limited);
            days.put(
                    it.date() + it.provider(),
                    new WarmupDay(
                            it.date(),
                            it.provider(),
                            planned.map(WarmupDay::limit).orElse(0L),
                            Optional.of(it.mail()),
                            it.listed(),
                            planned.isPresent()));
        });
        return List.copyOf(days.values());
    }

    /** The newest limits of all plans. */
    public Limits limits(LocalDate date, ZoneId zone) {
        List<SourceLimits> sources = plans.stream().map(WarmupBook::limits).toList();
        return new Limits(date, date.atStartOfDay(zone).toInstant().plus(GOOD_FOR), sources);
    }

    private static SourceLimits limits(PlanEntry entry) {
        Map<String, Long> limits = new LinkedHashMap<>();
        for (String provider : entry.plan().goals().keySet()) {
            entry.newest(provider).ifPresent(it -> limits.put(provider, it.limit()));
        }
        return new SourceLimits(entry.ip(), entry.source(), limits);
    }
}
