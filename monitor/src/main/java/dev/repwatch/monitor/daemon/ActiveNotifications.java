package dev.repwatch.monitor.daemon;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.section.ChannelEntry;
import dev.repwatch.monitor.notify.Clocks;
import dev.repwatch.monitor.notify.NotificationService;
import dev.repwatch.monitor.notify.QuietHours;
import dev.repwatch.monitor.notify.RoutedChannel;
import dev.repwatch.monitor.notify.StoredNotes;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.telemetry.CountedChannel;
import dev.repwatch.monitor.telemetry.Telemetry;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** The channels of one configuration and the telling that uses them. */
record ActiveNotifications(NotificationService notifications, List<RoutedChannel> channels) implements AutoCloseable {

    /** Slack takes about one message a second and channel; others are not in more of a hurry. */
    private static final Duration PACE = Duration.ofSeconds(1);

    /** @param clockLook looks whether somebody has set the wall clock */
    static ActiveNotifications by(
            Settings settings,
            Database database,
            Directory directory,
            DaemonEnvironment world,
            Telemetry telemetry,
            Runnable clockLook) {
        List<RoutedChannel> channels = settings.file().channels().stream()
                .map(entry -> routed(entry, settings, database, world, telemetry))
                .toList();
        return new ActiveNotifications(
                new NotificationService(
                        database,
                        channels,
                        NotificationConfig.of(settings, world),
                        new Clocks(world.clock(), world.nanos(), clockLook),
                        world.random(),
                        directory,
                        Incidents.ALL,
                        telemetry),
                channels);
    }

    private static RoutedChannel routed(
            ChannelEntry<?> entry, Settings settings, Database database, DaemonEnvironment world, Telemetry telemetry) {
        Channel channel = entry.open(ChannelType.Environment.remembering(
                world.clock(), world.host(), new StoredNotes(database, world.clock(), entry.name()), world.nanos()));
        ZoneId zone = settings.section(AlertingSection.class).zoneOrSystem();
        return new RoutedChannel(
                new CountedChannel(channel, telemetry, world.clock()),
                entry.minSeverity(),
                entry.pace().orElse(PACE),
                entry.quiet()
                        .map(it -> new QuietHours(
                                it.from(),
                                it.until(),
                                it.zone().orElse(zone),
                                it.days(),
                                it.except().orElse(Severity.CRITICAL))));
    }

    /** Opens the ears of the channels, and begins to tell. */
    void start() {
        channels.stream().map(RoutedChannel::channel).forEach(channel -> {
            channel.stillOpen(notifications.stillOpen(channel.name()));
            channel.start(notifications.acts());
        });
        notifications.start();
    }

    @Override
    public void close() {
        notifications.close();
        channels.stream().map(RoutedChannel::channel).forEach(Channel::close);
    }
}
