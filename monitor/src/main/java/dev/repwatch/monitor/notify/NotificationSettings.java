package dev.repwatch.monitor.notify;

import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.notify.digest.DigestSettings;
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
public record NotificationSettings(
        Language language,
        ZoneId zone,
        String owner,
        GroupingSettings grouping,
        EscalationSettings escalation,
        Optional<String> fallback,
        List<Route> routes,
        List<ConfiguredSilence> silences,
        DeskSettings reminders,
        DigestSettings digest) {

    public NotificationSettings {
        routes = List.copyOf(routes);
        silences = List.copyOf(silences);
    }

    /** Without digests. */
    public NotificationSettings(
            Language language,
            ZoneId zone,
            String owner,
            GroupingSettings grouping,
            EscalationSettings escalation,
            Optional<String> fallback,
            List<Route> routes,
            List<ConfiguredSilence> silences,
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
    public NotificationSettings(
            Language language, ZoneId zone, Duration groupWait, String owner, DeskSettings reminders) {
        this(
                language,
                zone,
                owner,
                GroupingSettings.waiting(groupWait),
                EscalationSettings.OFF,
                Optional.empty(),
                List.of(),
                List.of(),
                reminders);
    }
}
