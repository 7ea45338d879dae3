package dev.repwatch.alerts.slack;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType;
import dev.repwatch.alerts.ChannelType.Environment;

/** The catalogue's line for Slack. */
public final class SlackType {

    public static final ChannelType<SlackSettings> TYPE =
            new ChannelType<>("slack", SlackSettings.class, SlackType::open);

    private SlackType() {}

    private static Channel open(String name, SlackSettings settings, Environment environment) {
        SlackPace pace = SlackPace.of(environment.clock(), environment.nanos());
        return settings.botToken().isPresent()
                ? new SlackBot(name, settings, environment, pace)
                : new SlackHook(name, settings, environment, pace);
    }
}
