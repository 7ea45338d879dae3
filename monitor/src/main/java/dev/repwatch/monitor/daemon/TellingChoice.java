package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.telling.Escalation;
import dev.repwatch.monitor.telling.Match;
import dev.repwatch.monitor.telling.Route;
import dev.repwatch.monitor.telling.TellingSettings;
import dev.repwatch.monitor.words.Language;
import java.time.ZoneId;
import java.util.List;

/** How people are told, by the configuration. */
final class TellingChoice {

    private TellingChoice() {}

    /** Whether both tell the same way to the same channels, so that a reload need not begin anew. */
    static boolean same(Settings one, Settings other) {
        return one.file().channels().equals(other.file().channels())
                && one.file().routes().equals(other.file().routes())
                && one.file().language().equals(other.file().language())
                && one.section(AlertingSection.class).equals(other.section(AlertingSection.class))
                && one.section(DeskSettings.class).equals(other.section(DeskSettings.class));
    }

    static TellingSettings of(Settings settings, Surroundings world) {
        AlertingSection alerting = settings.section(AlertingSection.class);
        return new TellingSettings(
                settings.file().language().orElse(Language.EN),
                alerting.zone().orElseGet(ZoneId::systemDefault),
                world.host(),
                alerting.grouping(),
                alerting.escalation().orElse(Escalation.OFF),
                alerting.fallback(),
                settings.file().routes().stream()
                        .map(route -> new Route(new Match(route.match()), route.to()))
                        .toList(),
                List.of(),
                settings.section(DeskSettings.class));
    }
}
