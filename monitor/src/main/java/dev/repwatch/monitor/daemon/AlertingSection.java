package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.config.NamesChannels;
import dev.repwatch.monitor.notify.EscalationSettings;
import dev.repwatch.monitor.notify.GroupingSettings;
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
        Optional<EscalationSettings> escalation)
        implements NamesChannels {

    /** @throws IllegalArgumentException when a value makes no sense; the message begins with the key */
    public AlertingSection {
        grouping(groupWait, groupInterval);
    }

    public static AlertingSection defaults() {
        return new AlertingSection(
                GroupingSettings.DEFAULT.groupWait(),
                GroupingSettings.DEFAULT.groupInterval(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public List<Reference> namings() {
        List<Reference> namings = new ArrayList<>();
        fallback.ifPresent(name -> namings.add(new Reference(this, "[alerting]", "fallback", List.of(name))));
        escalation.ifPresent(it -> namings.add(new Reference(it, "[alerting.escalation]", "to", it.to())));
        return namings;
    }

    /** The zone of all times that name none. */
    ZoneId zoneOrSystem() {
        return zone.orElseGet(ZoneId::systemDefault);
    }

    GroupingSettings grouping() {
        return grouping(groupWait, groupInterval);
    }

    private static GroupingSettings grouping(Duration wait, Duration interval) {
        GroupingSettings usual = GroupingSettings.DEFAULT;
        return new GroupingSettings(wait, interval, usual.rangeAt(), usual.listAt(), usual.remindersAt());
    }
}
