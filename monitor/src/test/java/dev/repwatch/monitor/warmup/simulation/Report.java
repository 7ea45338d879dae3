package dev.repwatch.monitor.warmup.simulation;

import dev.repwatch.monitor.warmup.Mail;
import dev.repwatch.monitor.warmup.WarmupDay;
import dev.repwatch.monitor.warmup.simulation.SimulatedReceiver.Result;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** What an operator would learn of a simulated day. */
final class Report {

    private Report() {}

    static WarmupDay of(Simulation.Row row, Scenario scenario) {
        boolean hidden = row.audience().hidden();
        Optional<Mail> mail = hidden ? Optional.empty() : Optional.of(mail(row, scenario));
        Set<String> listed = !hidden && row.audience().listed() ? Set.of("spamhaus-css") : Set.of();
        return new WarmupDay(row.date(), row.provider(), row.limit(), mail, listed);
    }

    private static Mail mail(Simulation.Row row, Scenario scenario) {
        Result result = row.result();
        OptionalDouble complaints = result.accepted() >= 100 && scenario.complaintsAreTold()
                ? OptionalDouble.of(rounded(row.audience().complaint()))
                : OptionalDouble.empty();
        return new Mail(
                result.offered(),
                result.accepted(),
                result.deferred(),
                result.refused(),
                result.unknown(),
                complaints,
                OptionalDouble.empty(),
                Optional.empty(),
                0,
                false);
    }

    private static double rounded(double share) {
        return new BigDecimal(share).setScale(5, RoundingMode.HALF_EVEN).doubleValue();
    }
}
