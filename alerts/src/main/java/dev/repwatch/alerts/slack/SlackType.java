package dev.repwatch.alerts.slack;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType;
import dev.repwatch.alerts.ChannelType.Surroundings;

/** The catalogue's line for Slack. */
public final class SlackType {

    public static final ChannelType<SlackSettings> TYPE =
            new ChannelType<>("slack", SlackSettings.class, SlackType::open);

    private SlackType() {}

    private static Channel open(String name, SlackSettings settings, Surroundings surroundings) {
        SlackPace pace = SlackPace.of(surroundings.clock(), surroundings.nanos());
        return settings.botToken().isPresent()
                ? new SlackBot(name, settings, surroundings, pace)
                : new SlackHook(name, settings, surroundings, pace);
    }
}
