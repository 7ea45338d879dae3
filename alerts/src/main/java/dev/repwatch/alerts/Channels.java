package dev.repwatch.alerts;

import dev.repwatch.alerts.alertmanager.AlertmanagerChannel;
import dev.repwatch.alerts.email.EmailType;
import dev.repwatch.alerts.pagerduty.PagerDutyChannel;
import dev.repwatch.alerts.slack.SlackType;
import dev.repwatch.alerts.teams.TeamsChannel;
import dev.repwatch.alerts.webhook.WebhookChannel;
import java.util.List;

/** The catalogue of channels: one line each. */
public final class Channels {

    public static final List<ChannelType<?>> ALL = List.of(
            SlackType.TYPE,
            EmailType.TYPE,
            WebhookChannel.TYPE,
            AlertmanagerChannel.TYPE,
            PagerDutyChannel.TYPE,
            TeamsChannel.TYPE);

    private Channels() {}
}
