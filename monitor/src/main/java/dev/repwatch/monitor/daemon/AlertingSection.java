package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.config.NamesChannels;
import dev.repwatch.monitor.telling.Escalation;
import dev.repwatch.monitor.telling.Grouping;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code [alerting]}: when and how news becomes messages.
 *
 * @param groupWait how long news waits for more of the same cause
 * @param groupInterval how long before a message about the same cause is followed by the next
 * @param zone in which times are written; the system's when absent
 * @param fallback the channel that gets a copy when another stays down while something critical waits
 * @param escalation who hears of what nobody acknowledged
 */
public record AlertingSection(
        Duration groupWait,
        Duration groupInterval,
        Optional<ZoneId> zone,
        Optional<String> fallback,
        Optional<Escalation> escalation)
        implements NamesChannels {

    /** @throws IllegalArgumentException when a value makes no sense; the message begins with the key */
    public AlertingSection {
        grouping(groupWait, groupInterval);
    }

    public static AlertingSection defaults() {
        return new AlertingSection(
                Grouping.DEFAULT.groupWait(),
                Grouping.DEFAULT.groupInterval(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public List<Naming> namings() {
        List<Naming> namings = new ArrayList<>();
        fallback.ifPresent(name -> namings.add(new Naming(this, "[alerting]", "fallback", List.of(name))));
        escalation.ifPresent(it -> namings.add(new Naming(it, "[alerting.escalation]", "to", it.to())));
        return namings;
    }

    /** The zone of all times that name none. */
    ZoneId zoneOrSystem() {
        return zone.orElseGet(ZoneId::systemDefault);
    }

    Grouping grouping() {
        return grouping(groupWait, groupInterval);
    }

    private static Grouping grouping(Duration wait, Duration interval) {
        Grouping usual = Grouping.DEFAULT;
        return new Grouping(wait, interval, usual.rangeAt(), usual.listAt(), usual.remindersAt());
    }
}
