package dev.repwatch.monitor.warmup.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A {@code randmap:} of transports (DATABASE_README): Postfix chooses one of the entries at random, so that repeated entries are
 * shares. A share is no cap, and it is the same for all providers; the words in the file say so.
 */
final class PostfixShares {

    /** How finely shares are cut: each is right within half of a hundredth. */
    static final int ENTRIES = 100;

    private static final String WARM = "out-warm";

    private PostfixShares() {}

    /** @param demand messages a day over all ways; when the limits are more, the cold addresses share all of it */
    static String write(Limits limits, long demand) {
        return "# Warm-up shares of " + limits.date() + ", valid until " + limits.validUntil() + ".\n"
                + "# These are shares of all mail, chosen at random: no cap, and not by provider.\n"
                + "# Each is right within 0.5 points; transports are out-NAME, and " + WARM
                + " is the way of what is warm.\n"
                + "sender_dependent_default_transport_maps = " + table(limits, demand) + "\n";
    }

    /** The table alone. */
    static String table(Limits limits, long demand) {
        return "randmap:{" + String.join(",", entries(limits, demand)) + "}";
    }

    private static List<String> entries(Limits limits, long demand) {
        long cold = limits.sources().stream().mapToLong(SourceLimits::total).sum();
        long all = Math.max(Math.max(demand, cold), 1);
        List<String> entries = new ArrayList<>();
        double owed = 0;
        for (SourceLimits source : limits.sources()) {
            owed += (double) source.total() * ENTRIES / all;
            long count = Math.round(owed);
            entries.addAll(Collections.nCopies((int) count, "out-" + Name.safe(source.source())));
            owed -= count;
        }
        entries.addAll(Collections.nCopies(Math.max(0, ENTRIES - entries.size()), WARM));
        return entries;
    }
}
