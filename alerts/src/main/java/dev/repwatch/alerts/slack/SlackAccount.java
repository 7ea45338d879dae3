package dev.repwatch.alerts.slack;

import com.slack.api.Slack;
import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.Delivery;
import java.util.Optional;

/** What both ways into Slack share: the name, the pace and the client. */
abstract class SlackAccount implements Channel {

    protected final Slack slack;
    private final String name;
    private final SlackPace pace;

    SlackAccount(String name, SlackSettings settings, Environment environment, SlackPace pace) {
        this.name = name;
        this.slack = SlackClient.open(settings, environment.patience());
        this.pace = pace;
    }

    /** Sends, when the pace allows it. */
    protected abstract Delivery send(Envelope envelope);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String type() {
        return "slack";
    }

    @Override
    public final Delivery deliver(Envelope envelope) {
        try {
            Optional<Delivery> wait = pace.take();
            return wait.isPresent() ? wait.get() : pace.noted(send(envelope));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.RetryLater(Optional.empty(), "stopped before sending");
        }
    }

    @Override
    public void close() {
        try {
            slack.close();
        } catch (Exception e) {
            throw new IllegalStateException("the Slack client did not close", e);
        }
    }
}
