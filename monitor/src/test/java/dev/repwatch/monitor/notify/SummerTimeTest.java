package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.notify.digest.DigestSettings;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What goes by the clock on the wall, on the nights when that is put forward (there is no 02:30) or back (there are two).
 * Berlin changes on 29 March and 25 October 2026, New York on 8 March and 1 November.
 */
class SummerTimeTest {

    private static final int DAYS = 4;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29, 09:00",
        "Europe/Berlin, 2026-03-29, 02:30",
        "Europe/Berlin, 2026-03-29, 00:00",
        "Europe/Berlin, 2026-10-25, 09:00",
        "Europe/Berlin, 2026-10-25, 02:30",
        "Europe/Berlin, 2026-10-25, 15:00",
        "America/New_York, 2026-03-08, 09:00",
        "America/New_York, 2026-03-08, 02:30",
        "America/New_York, 2026-03-08, 00:00",
        "America/New_York, 2026-11-01, 09:00",
        "America/New_York, 2026-11-01, 01:30",
        "America/New_York, 2026-11-01, 15:00",
    })
    void aDayHasOneDigest(ZoneId zone, LocalDate day, LocalTime time) {
        DigestSettings daily =
                new DigestSettings(List.of("mail"), Optional.of(time), Optional.empty(), DayOfWeek.MONDAY);
        LocalDate first = day.minusDays(2);
        try (NotificationWorld world = world(zone, daily, Optional.empty())) {
            stand(world, first.atStartOfDay(zone).minusMinutes(15));
            while (world.clock
                    .instant()
                    .isBefore(first.plusDays(DAYS)
                            .atStartOfDay(zone)
                            .minusMinutes(15)
                            .toInstant())) {
                world.after(Duration.ofMinutes(15));
            }
            assertThat(world.mail.received())
                    .extracting(it -> it.alert().at().atZone(zone).toLocalDate())
                    .isEqualTo(
                            IntStream.range(0, DAYS).mapToObj(first::plusDays).toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-28",
        "Europe/Berlin, 2026-10-24",
        "America/New_York, 2026-03-07",
        "America/New_York, 2026-10-31",
    })
    void whatQuietHoursHoldIsToldInTheMorningByTheClockOnTheWall(ZoneId zone, LocalDate evening) {
        QuietHours night = night(zone);
        try (NotificationWorld world = world(zone, DigestSettings.defaults(), Optional.of(night))) {
            stand(world, evening.atTime(23, 0).atZone(zone));
            world.opens(Sample.episode(1, "192.0.2.10", "zen", Severity.MAJOR, world.clock.instant()));
            world.after(Duration.ofMinutes(5));
            ZonedDateTime morning = evening.plusDays(1).atTime(night.until()).atZone(zone);
            world.after(Duration.between(world.clock.instant(), morning.minusMinutes(1)));
            assertThat(world.slack.received()).isEmpty();
            world.after(Duration.ofMinutes(1));
            assertThat(world.slack.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29",
        "Europe/Berlin, 2026-10-25",
        "America/New_York, 2026-03-08",
        "America/New_York, 2026-11-01",
    })
    void everyMinuteIsQuietIfTheClockOnTheWallSaysSo(ZoneId zone, LocalDate day) {
        QuietHours night = night(zone);
        Instant end = day.plusDays(2).atStartOfDay(zone).toInstant();
        for (Instant now = day.minusDays(1).atStartOfDay(zone).toInstant();
                now.isBefore(end);
                now = now.plusSeconds(60)) {
            LocalTime shown = now.atZone(zone).toLocalTime();
            boolean quiet = !shown.isBefore(night.from()) || shown.isBefore(night.until());
            assertThat(night.end(now).isPresent())
                    .as(now.atZone(zone).toString())
                    .isEqualTo(quiet);
            night.end(now)
                    .ifPresent(it -> assertThat(it.atZone(zone).toLocalTime()).isEqualTo(night.until()));
        }
    }

    private static QuietHours night(ZoneId zone) {
        return new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), zone, Set.of(), Severity.CRITICAL);
    }

    private static void stand(NotificationWorld world, ZonedDateTime at) {
        world.clock.forward(Duration.between(world.clock.instant(), at.toInstant()));
    }

    private NotificationWorld world(ZoneId zone, DigestSettings digest, Optional<QuietHours> quiet) {
        return new NotificationWorld(
                directory,
                new NotificationSettings(
                        Language.EN,
                        zone,
                        "node-1",
                        GroupingSettings.DEFAULT,
                        EscalationSettings.OFF,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        new DeskSettings(List.of(), List.of()),
                        digest),
                quiet);
    }
}
