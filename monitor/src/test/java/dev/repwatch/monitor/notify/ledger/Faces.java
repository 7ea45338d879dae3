package dev.repwatch.monitor.notify.ledger;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.Secret;
import dev.repwatch.alerts.email.EmailSettings;
import dev.repwatch.alerts.email.EmailType;
import dev.repwatch.alerts.email.Security;
import dev.repwatch.alerts.pagerduty.PagerDutyChannel;
import dev.repwatch.alerts.pagerduty.PagerDutySettings;
import dev.repwatch.alerts.slack.SlackSettings;
import dev.repwatch.alerts.slack.SlackType;
import dev.repwatch.alerts.webhook.WebhookChannel;
import dev.repwatch.alerts.webhook.WebhookSettings;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.notify.RoutedChannel;
import dev.repwatch.monitor.notify.StoredNotes;
import dev.repwatch.monitor.store.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The real channels to a ledger's receivers. They note in the database what they must remember, and the second between two
 * messages in Slack goes by the test's clock.
 *
 * @param ports as {@link LedgerProcess#ports} gives them
 * @param patience how long a delivery may take
 */
public record Faces(String ports, Database database, InstantSource clock, Duration patience) {

    /** What each receiver is called. */
    public static final List<String> ALL = List.of("slack", "mail", "hook", "pager");

    private String port(int number) {
        return ports.split(" ", -1)[number];
    }

    /** @param name one of {@link #ALL} */
    public Channel open(String name) {
        String http = "http://127.0.0.1:" + port(2) + "/" + name;
        return switch (name) {
            case "slack" -> open(SlackType.TYPE, name, slack());
            case "mail" -> open(EmailType.TYPE, name, mail());
            case "hook" ->
                open(
                        WebhookChannel.TYPE,
                        name,
                        new WebhookSettings(new Secret(http), Optional.empty(), Optional.empty(), false));
            case "pager" ->
                open(
                        PagerDutyChannel.TYPE,
                        name,
                        new PagerDutySettings(new Secret("R0UT1NG"), Optional.of(http + "/enqueue")));
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Hears everything, and without a pause. */
    public RoutedChannel routed(String name) {
        return routed(name, Duration.ZERO);
    }

    public RoutedChannel routed(String name, Duration pace) {
        return new RoutedChannel(open(name), Severity.INFO, pace);
    }

    private <S extends Record> Channel open(ChannelType<S> type, String name, S settings) {
        return type.opener()
                .open(
                        name,
                        settings,
                        new Environment(
                                clock,
                                "mon1",
                                patience,
                                new StoredNotes(database, clock, name),
                                () -> TimeUnit.MILLISECONDS.toNanos(
                                        clock.instant().toEpochMilli())));
    }

    private SlackSettings slack() {
        return new SlackSettings(
                Optional.of(new Secret("xoxb-test")),
                Optional.of("#alerts"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(port(0)));
    }

    private EmailSettings mail() {
        return new EmailSettings(
                List.of("oncall@example.jp"),
                List.of("127.0.0.1:" + port(1)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Security.NONE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
