package dev.repwatch.alerts.pagerduty;

import dev.repwatch.alerts.ChannelType;
import dev.repwatch.alerts.ChannelType.Surroundings;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.http.JsonChannel;
import java.util.Optional;

/** Tells PagerDuty. */
public final class PagerDutyChannel extends JsonChannel {

    public static final ChannelType<PagerDutySettings> TYPE =
            new ChannelType<>("pagerduty", PagerDutySettings.class, PagerDutyChannel::new);

    private final PagerDutyEvent event;

    private PagerDutyChannel(String name, PagerDutySettings settings, Surroundings surroundings) {
        super(name, TYPE.type(), "PagerDuty", settings.events(), surroundings);
        this.event = new PagerDutyEvent(surroundings.host(), settings.routingKey());
    }

    @Override
    protected String document(Envelope envelope) {
        return event.of(envelope.alert());
    }

    @Override
    protected Optional<String> remoteId(Envelope envelope) {
        return Optional.of(PagerDutyEvent.dedupKey(envelope.alert().threadKey()));
    }

    /** PagerDuty folds events of one key, so one that may have arrived is simply sent again. */
    @Override
    public Delivery deliver(Envelope envelope) {
        Delivery delivery = super.deliver(envelope);
        return delivery instanceof Delivery.Uncertain perhaps
                ? new Delivery.RetryLater(Optional.empty(), perhaps.why())
                : delivery;
    }
}
