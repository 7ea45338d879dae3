package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.notify.ConfiguredSilence;
import dev.repwatch.monitor.notify.EscalationSettings;
import dev.repwatch.monitor.notify.MaintenanceEntry;
import dev.repwatch.monitor.notify.Matcher;
import dev.repwatch.monitor.notify.NotificationSettings;
import dev.repwatch.monitor.notify.Route;
import dev.repwatch.monitor.notify.SilenceEntry;
import dev.repwatch.monitor.notify.digest.DigestSettings;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** How people are told, by the configuration. */
final class NotificationConfig {

    private NotificationConfig() {}

    /** Whether both tell the same way to the same channels, so that a reload need not begin anew. */
    static boolean same(Settings one, Settings other) {
        return one.file().channels().equals(other.file().channels())
                && one.file().routes().equals(other.file().routes())
                && one.file().language().equals(other.file().language())
                && one.section(AlertingSection.class).equals(other.section(AlertingSection.class))
                && one.sections(SilenceEntry.class).equals(other.sections(SilenceEntry.class))
                && one.sections(MaintenanceEntry.class).equals(other.sections(MaintenanceEntry.class))
                && one.section(DigestSettings.class).equals(other.section(DigestSettings.class))
                && one.section(DeskSettings.class).equals(other.section(DeskSettings.class));
    }

    static NotificationSettings of(Settings settings, DaemonEnvironment world) {
        AlertingSection alerting = settings.section(AlertingSection.class);
        return new NotificationSettings(
                settings.file().spoken(),
                alerting.zoneOrSystem(),
                world.host(),
                alerting.grouping(),
                alerting.escalation().orElse(EscalationSettings.OFF),
                alerting.fallback(),
                settings.file().routes().stream()
                        .map(route -> new Route(new Matcher(route.match()), route.to()))
                        .toList(),
                silences(settings),
                settings.section(DeskSettings.class),
                settings.section(DigestSettings.class));
    }

    private static List<ConfiguredSilence> silences(Settings settings) {
        ZoneId zone = settings.section(AlertingSection.class).zoneOrSystem();
        return Stream.concat(
                        settings.sections(SilenceEntry.class).stream().map(SilenceEntry::standing),
                        settings.sections(MaintenanceEntry.class).stream().map(it -> it.standing(zone)))
                .toList();
    }
}
