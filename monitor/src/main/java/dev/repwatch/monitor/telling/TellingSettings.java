package dev.repwatch.monitor.telling;

import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.telling.digest.DigestSettings;
import dev.repwatch.monitor.words.Language;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How people are told.
 *
 * @param language of all texts
 * @param zone in which times are written
 * @param owner the name of this node, unique among all that share a database
 * @param fallback the channel that gets a copy when another stays down while something critical waits
 */
public record TellingSettings(
        Language language,
        ZoneId zone,
        String owner,
        Grouping grouping,
        Escalation escalation,
        Optional<String> fallback,
        List<Route> routes,
        List<StandingSilence> silences,
        DeskSettings reminders,
        DigestSettings digest) {

    public TellingSettings {
        routes = List.copyOf(routes);
        silences = List.copyOf(silences);
    }

    /** Without digests. */
    public TellingSettings(
            Language language,
            ZoneId zone,
            String owner,
            Grouping grouping,
            Escalation escalation,
            Optional<String> fallback,
            List<Route> routes,
            List<StandingSilence> silences,
            DeskSettings reminders) {
        this(
                language,
                zone,
                owner,
                grouping,
                escalation,
                fallback,
                routes,
                silences,
                reminders,
                DigestSettings.defaults());
    }

    /** Everything else as it is by default. */
    public TellingSettings(Language language, ZoneId zone, Duration groupWait, String owner, DeskSettings reminders) {
        this(
                language,
                zone,
                owner,
                Grouping.waiting(groupWait),
                Escalation.OFF,
                Optional.empty(),
                List.of(),
                List.of(),
                reminders);
    }
}
