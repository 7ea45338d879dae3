package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.Severity;
import java.util.Locale;

/** What is wrong with a target, as facts: who tells it chooses the words. */
public sealed interface FaultCause {

    /** For logs and programs, in English. */
    String english();

    /** In words already. */
    record Text(String english) implements FaultCause {}

    /**
     * A list lists it.
     *
     * @param code the name of the worst code
     */
    record Listed(String code, Severity severity, int tier, boolean confirmed) implements FaultCause {

        @Override
        public String english() {
            return code + " (" + severity.label() + ", tier " + tier + (confirmed ? "" : ", seen once") + ")";
        }
    }

    /**
     * A feed measured it.
     *
     * @param title of the feed
     * @param band {@code good}, {@code neutral}, {@code poor} or {@code bad}
     * @param fresh whether the feed still tells
     */
    record Measured(String title, String measure, String value, String band, boolean fresh) implements FaultCause {

        public Measured {
            band = band.toLowerCase(Locale.ROOT);
        }

        @Override
        public String english() {
            return title + ": " + measure + " " + value + " (" + band + (fresh ? "" : ", stale") + ")";
        }
    }
}
