package dev.repwatch.monitor.notify;

import dev.repwatch.monitor.config.section.MatchesLabels;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One {@code [[silences]]}: holds back, once, what has all these labels.
 *
 * @param match label to pattern, as in a route; at least one
 * @param from when it begins; it holds already when absent
 * @param until when it ends
 * @param note why, shown with what it holds
 */
public record SilenceEntry(Map<String, String> match, Optional<Instant> from, Instant until, String note)
        implements MatchesLabels {

    public SilenceEntry {
        match = Map.copyOf(match);
        Matcher.checked(match);
        if (from.filter(it -> !it.isBefore(until)).isPresent()) {
            throw new IllegalArgumentException("until: is not after from");
        }
    }

    public ConfiguredSilence standing() {
        return new ConfiguredSilence(
                new Matcher(match), ConfiguredSilence.once(from.orElse(Instant.EPOCH), until), note);
    }

    @Override
    public String table() {
        return "[[silences]]";
    }
}
