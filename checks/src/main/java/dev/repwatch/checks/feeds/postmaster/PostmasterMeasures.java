package dev.repwatch.checks.feeds.postmaster;

import dev.repwatch.checks.feeds.Bands;
import dev.repwatch.checks.feeds.MeasureKind;
import dev.repwatch.checks.feeds.Unit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is asked of Postmaster Tools. The reputation grade is gone since 2025; the share of mail refused for low
 * reputation has taken its place.
 */
final class PostmasterMeasures {

    /**
     * One metric of the interface.
     *
     * @param standard its {@code standardMetric}
     * @param filter its {@code filter}; empty for none
     */
    record Metric(MeasureKind kind, String standard, Optional<String> filter) {}

    /** Google asks for under 0.1 % and never 0.3 % (bulk sender rules of 2024). */
    private static final MeasureKind SPAM = MeasureKind.banded(
            "gmail_spam_rate",
            Unit.RATIO,
            "reported as spam per message in the inbox, lower is better",
            Bands.higherIsWorse(0.0002, Bands.poor(0.001), Bands.bad(0.003)));

    static final MeasureKind COMPLIANCE = MeasureKind.banded(
                    "gmail_requirements_missed",
                    Unit.COUNT,
                    "sender requirements that need work",
                    Bands.higherIsWorse(0, Bands.poor(1)))
            .ofTheMoment();

    static final List<Metric> METRICS = List.of(
            new Metric(SPAM, "SPAM_RATE", Optional.empty()),
            refusals("low_ip_reputation"),
            refusals("low_domain_reputation"),
            refusals("ip_in_rbls"),
            authentication("spf"),
            authentication("dkim"),
            authentication("dmarc"));

    private PostmasterMeasures() {}

    static List<MeasureKind> kinds() {
        return Stream.concat(METRICS.stream().map(Metric::kind), Stream.of(COMPLIANCE))
                .toList();
    }

    private static Metric refusals(String reason) {
        MeasureKind kind = MeasureKind.banded(
                "gmail_refused_" + reason,
                Unit.RATIO,
                "share of mail refused for this reason, lower is better",
                Bands.higherIsWorse(0.002, Bands.poor(0.005), Bands.bad(0.05)));
        return new Metric(
                kind,
                "DELIVERY_ERROR_RATE",
                Optional.of("error_type = \"reject\" AND error_reason = \"" + reason + "\""));
    }

    private static Metric authentication(String type) {
        MeasureKind kind = MeasureKind.banded(
                "gmail_" + type + "_success",
                Unit.RATIO,
                "share of mail that passes, higher is better",
                Bands.lowerIsWorse(0.01, Bands.neutral(0.98), Bands.poor(0.9)));
        return new Metric(kind, "AUTH_SUCCESS_RATE", Optional.of("auth_type = \"" + type + "\""));
    }
}
