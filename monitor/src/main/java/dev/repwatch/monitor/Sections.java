package dev.repwatch.monitor;

import dev.repwatch.monitor.config.OtherSection;
import dev.repwatch.monitor.daemon.AlertingSection;
import dev.repwatch.monitor.daemon.HeartbeatSection;
import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.delisting.guard.GuardSettings;
import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.ScoreSettings;
import dev.repwatch.monitor.log.LogSection;
import dev.repwatch.monitor.metrics.MetricsOptions;
import dev.repwatch.monitor.notify.MaintenanceEntry;
import dev.repwatch.monitor.notify.SilenceEntry;
import dev.repwatch.monitor.notify.digest.DigestSettings;
import dev.repwatch.monitor.placement.PlacementSettings;
import dev.repwatch.monitor.placement.SeedEntry;
import dev.repwatch.monitor.placement.StreamEntry;
import dev.repwatch.monitor.posture.PostureSettings;
import dev.repwatch.monitor.preflight.gather.NetworkEntry;
import dev.repwatch.monitor.scoring.ScoringSettings;
import dev.repwatch.monitor.store.Retention;
import dev.repwatch.monitor.traffic.MaillogSettings;
import dev.repwatch.monitor.warmup.book.WarmupSettings;
import java.util.List;

/** The catalogue of configuration sections that belong to the package they configure: one line each. */
public final class Sections {

    public static final List<OtherSection<?>> ALL = List.of(
            new OtherSection<>("reminders", DeskSettings.class),
            new OtherSection<>("guard", GuardSettings.class),
            new OtherSection<>("alerting", AlertingSection.class),
            OtherSection.each("silences", SilenceEntry.class),
            OtherSection.each("maintenance", MaintenanceEntry.class),
            new OtherSection<>("digest", DigestSettings.class),
            new OtherSection<>("heartbeat", HeartbeatSection.class),
            new OtherSection<>("confirmation", ConfirmationPolicy.class),
            new OtherSection<>("score", ScoreSettings.class),
            new OtherSection<>("retention", Retention.class),
            new OtherSection<>("placement", PlacementSettings.class),
            OtherSection.each("seeds", SeedEntry.class),
            OtherSection.each("streams", StreamEntry.class),
            new OtherSection<>("scoring", ScoringSettings.class),
            new OtherSection<>("posture", PostureSettings.class),
            new OtherSection<>("maillog", MaillogSettings.class),
            new OtherSection<>("warmup", WarmupSettings.class),
            OtherSection.each("networks", NetworkEntry.class),
            new OtherSection<>("metrics", MetricsOptions.class),
            new OtherSection<>("log", LogSection.class));

    private Sections() {}
}
