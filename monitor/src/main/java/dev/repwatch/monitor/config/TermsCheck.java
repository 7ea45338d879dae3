package dev.repwatch.monitor.config;

import dev.repwatch.checks.dnsbl.budget.PlanLine;
import dev.repwatch.checks.dnsbl.budget.PlannedOperator;
import dev.repwatch.checks.dnsbl.budget.QueryPlan;
import dev.repwatch.checks.dnsbl.budget.SlowOperator;
import dev.repwatch.monitor.config.bind.Binding;
import dev.repwatch.monitor.config.bind.Durations;
import dev.repwatch.monitor.config.bind.Problem;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Refuses what asks a list far more than its operator allows, unless the admin has accepted the terms of that list; and says where
 * questions have to be chosen.
 */
public final class TermsCheck {

    private static final int NAMED = 3;

    private TermsCheck() {}

    /** Which operators do not allow every target its turn in every round, and what follows; empty when all do. */
    public static Optional<String> scarcity(QueryPlan plan, Duration every) {
        return plan.planned().stream()
                .max(Comparator.comparing(PlannedOperator::turn))
                .map(worst -> {
                    int more = plan.planned().size() - 1;
                    return "not every target has its turn within dnsbl = \"%s\": %s allows %s, and has %,d targets and lists to be asked about%s; what is asked next is planned, each every %s on average (repwatch budget says more)%s"
                            .formatted(
                                    Durations.text(every),
                                    worst.operator(),
                                    allowance(worst),
                                    worst.pairs(),
                                    more > 0 ? " (and " + more + " more operators are like it)" : "",
                                    Durations.text(rounded(worst.turn())),
                                    worst.keepsFloor() ? "" : "; not even one look a day is possible");
                })
                .or(() -> slowness(plan, every));
    }

    /** What is wrong with a plan whose rounds take longer than their interval, and what to change; empty when it can be kept. */
    private static Optional<String> slowness(QueryPlan plan, Duration every) {
        return plan.shortestInterval().map(shortest -> {
            SlowOperator worst = plan.slow().get(0);
            String others = plan.slow().stream()
                    .map(SlowOperator::operator)
                    .limit(NAMED)
                    .collect(Collectors.joining(", "));
            int more = plan.slow().size() - NAMED;
            return "a round cannot end within dnsbl = \"%s\": %,d questions to %s take %s at %s a second (too many for %s%s); say dnsbl = \"%s\" in [schedule], watch fewer targets, or, if the operator allows more, terms = { queries_per_second = … } in its [[list]]"
                    .formatted(
                            Durations.text(every),
                            worst.questions(),
                            worst.operator(),
                            Durations.text(worst.takes()),
                            new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
                                    .format(worst.perSecond()),
                            others,
                            more > 0 ? " and " + more + " more" : "",
                            Durations.text(shortest));
        });
    }

    private static String allowance(PlannedOperator operator) {
        return operator.allowedPerDay()
                .map("%,d questions a day"::formatted)
                .orElseGet(() -> new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
                                .format(operator.perSecond())
                        + " questions a second");
    }

    private static Duration rounded(Duration turn) {
        return turn.toMinutes() > 0 ? Duration.ofMinutes(turn.toMinutes()) : Duration.ofSeconds(turn.toSeconds());
    }

    static void warn(Settings settings, Binding binding, Consumer<Problem> warnings) {
        scarcity(settings.plan(), settings.rounds().every())
                .ifPresent(why -> warnings.accept(new Problem(
                        binding.placeOf(settings.file().schedule(), "dnsbl"), "dnsbl in [schedule]: " + why)));
    }

    static void check(Settings settings, Binding binding) {
        settings.plan()
                .refused()
                .forEach(line -> binding.problem(
                        binding.placeOf(settings.file().schedule(), "dnsbl"), "dnsbl in [schedule]: " + refusal(line)));
    }

    /** Why these settings ask a list more than its operator allows. */
    public static Optional<String> refusal(Settings settings) {
        return settings.plan().refused().stream().findFirst().map(TermsCheck::refusal);
    }

    private static String refusal(PlanLine line) {
        return "\"%s\" would be asked %,d times a day (all lists of %s: %,d), and %,d are allowed; ask less often, disable"
                        .formatted(
                                line.list(),
                                line.queriesPerDay(),
                                line.operator(),
                                line.operatorPerDay(),
                                line.allowedPerDay().orElse(0L))
                + " it, or say accept_terms = true in its [[list]] (or name it in [lists] accept_terms) when you have an agreement";
    }
}
