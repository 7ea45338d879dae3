package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.notify.NotificationSettings;
import dev.repwatch.monitor.notify.RoutedChannel;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.telemetry.Notebook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the configuration says about being told reaches the telling. */
class NotificationConfigTest {

    private static final String MORE = """
        [[channels]]
        name = "night"
        type = "email"
        to = ["oncall@example.jp"]
        relays = ["127.0.0.1:25"]
        security = "none"
        pace = "2m"
        quiet = { from = "22:00", until = "07:00", zone = "Asia/Tokyo" }
        [[silences]]
        match = { target = "192.0.2.*" }
        until = 2026-12-02T06:00:00+09:00
        note = "moving house"
        [[maintenance]]
        match = { pool = "bulk" }
        from = "02:00"
        until = "04:00"
        days = ["sunday"]
        zone = "Asia/Tokyo"
        note = "patch night"
        [digest]
        daily = "09:00"
        """;

    @TempDir
    Path folder;

    @Test
    void silencesMaintenanceQuietHoursPaceAndDigestAreInForce() throws IOException {
        try (DaemonWorld world = new DaemonWorld(folder).with(MORE)) {
            Settings settings = settings(world);
            NotificationSettings telling = NotificationConfig.of(
                    settings, DaemonEnvironment.ofSystem("test").withoutPosture());
            Instant sundayInTokyo = Instant.parse("2026-11-28T17:30:00Z");
            assertThat(telling.silences()).hasSize(2);
            assertThat(telling.silences().get(0).window().end(sundayInTokyo))
                    .contains(Instant.parse("2026-12-01T21:00:00Z"));
            assertThat(telling.silences().get(1).window().end(sundayInTokyo))
                    .contains(Instant.parse("2026-11-28T19:00:00Z"));
            assertThat(telling.silences().get(1).window().end(sundayInTokyo.plus(Duration.ofDays(1))))
                    .isEmpty();
            assertThat(telling.digest().daily()).isPresent();
            try (Database database = Database.open(settings.file().storage().location());
                    ActiveNotifications activeNotifications = ActiveNotifications.by(
                            settings,
                            database,
                            new CurrentDirectory(),
                            DaemonEnvironment.ofSystem("test").withoutPosture(),
                            new Notebook(),
                            () -> {})) {
                RoutedChannel night = activeNotifications.channels().stream()
                        .filter(it -> it.name().equals("night"))
                        .findFirst()
                        .orElseThrow();
                assertThat(night.pace()).isEqualTo(Duration.ofMinutes(2));
                assertThat(night.quiet()).isPresent();
            }
        }
    }

    @Test
    void aChangedSilenceIsAChange() throws IOException {
        try (DaemonWorld world = new DaemonWorld(folder)) {
            Settings before = settings(world);
            Settings after = settings(world.with(MORE.substring(MORE.indexOf("[[silences]]"))));
            assertThat(NotificationConfig.same(before, before)).isTrue();
            assertThat(NotificationConfig.same(before, after)).isFalse();
        }
    }

    private static Settings settings(DaemonWorld world) {
        return new ConfigReader(Map.of(), Sections.ALL, true)
                .read(world.file)
                .match(ConfigOutcome.Read::settings, refused -> {
                    throw new AssertionError(refused.problems().toString());
                });
    }
}
