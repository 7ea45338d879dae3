package dev.repwatch.monitor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartz.TriggerUtils;
import org.quartz.impl.calendar.BaseCalendar;
import org.quartz.spi.OperableTrigger;

/** On the nights when clocks are put forward or back, sweeps go on every half hour of real time (quartz issue 1339). */
class SummerTimeTest {

    private static final Duration EVERY = Duration.ofMinutes(30);

    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void restore() {
        TimeZone.setDefault(before);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29, 46",
        "Europe/Berlin, 2026-10-25, 50",
        "America/New_York, 2026-03-08, 46",
        "America/New_York, 2026-11-01, 50",
    })
    void noSweepIsLeftOutOrDoubled(ZoneId zone, LocalDate day, int sweeps) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        Instant start = day.atStartOfDay(zone).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(zone).minusSeconds(1).toInstant();
        OperableTrigger trigger = (OperableTrigger) Timetable.trigger("dnsbl", EVERY, start);

        List<Instant> fired =
                TriggerUtils.computeFireTimesBetween(trigger, new BaseCalendar(), Date.from(start), Date.from(end))
                        .stream()
                        .map(Date::toInstant)
                        .toList();
        assertThat(fired)
                .isEqualTo(IntStream.range(0, sweeps)
                        .mapToObj(sweep -> start.plus(EVERY.multipliedBy(sweep)))
                        .toList());
    }
}
