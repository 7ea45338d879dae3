package dev.repwatch.alerts;

import dev.repwatch.alerts.email.EmailType;
import dev.repwatch.alerts.slack.SlackType;
import java.util.List;

/** The catalogue of channels: one line each. */
public final class Channels {

    public static final List<ChannelType<?>> ALL = List.of(SlackType.TYPE, EmailType.TYPE);

    private Channels() {}
}
