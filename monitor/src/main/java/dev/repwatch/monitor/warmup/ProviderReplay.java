package dev.repwatch.monitor.warmup;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Goes through one provider's history, day by day. */
final class ProviderReplay {

    /** Older days change nothing any more. */
    private static final int LOOKED_BACK = 400;

    private final WarmupQuestion question;
    private final String provider;
    private final long goal;
    private final Map<LocalDate, Set<String>> listed;
    private final TreeMap<LocalDate, WarmupDay> days = new TreeMap<>();

    ProviderReplay(WarmupQuestion question, String provider, long goal, Map<LocalDate, Set<String>> listed) {
        this.question = question;
        this.provider = provider;
        this.goal = goal;
        this.listed = listed;
        LocalDate oldest = question.nextDate().minusDays(LOOKED_BACK);
        question.days().stream()
                .filter(day -> day.provider().equals(provider))
                .filter(day ->
                        day.date().isBefore(question.nextDate()) && !day.date().isBefore(oldest))
                .forEach(day -> days.put(day.date(), day)); // the last row of a day is its correction
    }

    Decision decide() {
        AddressStatus cold = AddressStatus.cold(provider, first());
        Reason start =
                Reason.count("start", question.plan().startLimit(), "begins with 1.6 start limits over all providers");
        Step step = Step.of(cold, Verdict.HOLD, Volume.NO_DATA, start);
        if (!days.isEmpty()) {
            LocalDate day = days.firstKey();
            while (day.isBefore(question.nextDate())) {
                step = after(day, step.standing());
                day = day.plusDays(1);
            }
        }
        List<Reason> missing = step.standing().begun() ? List.of() : missing();
        return missing.isEmpty() ? decision(step) : notReady(step, missing);
    }

    private long first() {
        WarmupPlan plan = question.plan();
        return FirstDays.limit(plan.startLimit(), plan.goals().size());
    }

    /** What must be right before the first mail; a weighty listing of the newest day among it. */
    private List<Reason> missing() {
        Set<String> newest = listed.getOrDefault(question.nextDate().minusDays(1), Set.of());
        return Stream.concat(
                        question.unready().stream()
                                .map(code -> Reason.named(code, "missing", "needed before warming up")),
                        newest.stream()
                                .filter(id -> ListingSignals.heavily(Set.of(id)))
                                .sorted()
                                .map(id -> Reason.named("list.tier1", id, "no tier-1 listing before warming up")))
                .toList();
    }

    private Decision decision(Step step) {
        long next = Math.min(goal, step.standing().limit());
        return new Decision(provider, step.verdict(), step.volume(), next, goal - next, step.reasons());
    }

    private Decision notReady(Step step, List<Reason> reasons) {
        return new Decision(provider, Verdict.NOT_READY, step.volume(), 0, goal, reasons);
    }

    private Step after(LocalDate date, AddressStatus addressStatus) {
        Optional<WarmupDay> row = Optional.ofNullable(days.get(date));
        boolean expectsMail = question.plan().expectsMail(date);
        Optional<Mail> mail = row.isEmpty() && !expectsMail ? Optional.of(Mail.NONE) : row.flatMap(WarmupDay::mail);
        long allowed = row.map(WarmupDay::limit).filter(limit -> limit > 0).orElse(addressStatus.limit());
        Set<String> today = listed.getOrDefault(date, Set.of());
        if (mail.isEmpty()) {
            return unknown(addressStatus, allowed, today);
        }
        DayContext context = new DayContext(
                date, expectsMail, today, allowed, question.plan().startLimit(), first(), goal, question.thresholds());
        return mail.get().sent() == 0
                ? new RestDay(context).after(addressStatus)
                : new SendingDay(context, mail.get()).after(addressStatus);
    }

    /** Nothing is known of the mail: the limit stands, but a listing is heard. */
    private Step unknown(AddressStatus addressStatus, long allowed, Set<String> today) {
        Reason reason = Reason.named("no_data", "missing", "no step without complete data");
        long known = addressStatus.begun() || addressStatus.stop().isPresent()
                ? addressStatus.limit()
                : Math.max(addressStatus.limit(), question.plan().startLimit());
        long stays = Math.min(allowed, known);
        List<Signal> listings = ListingSignals.of(today, addressStatus.listed(), Mail.NONE);
        AddressStatus waiting = addressStatus.limit(stays);
        Verdict held = addressStatus.stop().isPresent() ? Verdict.STOP : Verdict.HOLD;
        Step step = switch (Steps.worst(listings)) {
            case STOP ->
                Step.of(
                        Stops.begin(waiting.listed(today), waiting.peaks().highest()),
                        Verdict.STOP,
                        Volume.NO_DATA,
                        reason);
            case STEP_BACK ->
                Step.of(
                        waiting.limit((long) (stays * Steps.keep(listings))).listed(today),
                        Verdict.STEP_BACK,
                        Volume.NO_DATA,
                        reason);
            default -> Step.of(waiting, held, Volume.NO_DATA, reason);
        };
        return step.because(listings.stream().map(Signal::reason).toList());
    }
}
