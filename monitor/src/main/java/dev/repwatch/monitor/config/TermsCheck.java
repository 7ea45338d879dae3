package dev.repwatch.monitor.config;

import dev.repwatch.checks.dnsbl.budget.PlanLine;
import dev.repwatch.monitor.config.bind.Binding;

/** Refuses a plan that asks a list more than its operator allows, unless the admin has accepted the terms of that list. */
final class TermsCheck {

    private TermsCheck() {}

    static void check(Settings settings, Binding binding) {
        settings.plan()
                .refused()
                .forEach(line -> binding.problem(
                        binding.placeOf(settings.file().schedule(), "dnsbl"), "dnsbl in [schedule]: " + refusal(line)));
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
