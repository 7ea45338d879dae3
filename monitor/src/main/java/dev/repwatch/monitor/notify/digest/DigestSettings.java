package dev.repwatch.monitor.notify.digest;

import dev.repwatch.monitor.config.NamesChannels;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * {@code [digest]}: a summary at fixed times, in the zone of {@code [alerting]}.
 *
 * @param to names of channels; every channel of type {@code email} when empty. Only e-mail shows the chart of scores
 * @param daily when each day's goes out, such as {@code "09:00"}; none when absent
 * @param weekly when each week's goes out; none when absent
 * @param weekday on which the week's goes out
 */
public record DigestSettings(List<String> to, Optional<LocalTime> daily, Optional<LocalTime> weekly, DayOfWeek weekday)
        implements NamesChannels {

    public DigestSettings {
        to = List.copyOf(to);
    }

    /** No digest. */
    public static DigestSettings defaults() {
        return new DigestSettings(List.of(), Optional.empty(), Optional.empty(), DayOfWeek.MONDAY);
    }

    @Override
    public List<Reference> namings() {
        return List.of(new Reference(this, "[digest]", "to", to));
    }
}
