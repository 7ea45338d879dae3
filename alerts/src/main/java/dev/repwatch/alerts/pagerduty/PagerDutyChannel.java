package dev.repwatch.alerts.pagerduty;

import dev.repwatch.alerts.ChannelType;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.http.JsonChannel;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Tells PagerDuty: what somebody must do something about is an incident, mere information a change event. */
public final class PagerDutyChannel extends JsonChannel {

    public static final ChannelType<PagerDutySettings> TYPE =
            new ChannelType<>("pagerduty", PagerDutySettings.class, PagerDutyChannel::new);

    private final HttpUrl changes;
    private final PagerDutyEvent event;

    private PagerDutyChannel(String name, PagerDutySettings settings, Environment environment) {
        super(name, TYPE.type(), "PagerDuty", settings.events(), environment);
        this.changes = settings.changes();
        this.event = new PagerDutyEvent(environment.host(), settings.routingKey());
    }

    @Override
    protected String document(Envelope envelope) {
        return informs(envelope) ? event.change(envelope.alert()) : event.of(envelope.alert());
    }

    @Override
    protected HttpUrl url(Envelope envelope) {
        return informs(envelope) ? changes : super.url(envelope);
    }

    private static boolean informs(Envelope envelope) {
        return PagerDutyEvent.informs(envelope.alert());
    }

    @Override
    protected Optional<String> remoteId(Envelope envelope) {
        return informs(envelope)
                ? Optional.empty()
                : Optional.of(PagerDutyEvent.dedupKey(envelope.alert().threadKey()));
    }

    /** PagerDuty folds events of one key, so an incident that may have arrived is simply sent again. */
    @Override
    public Delivery deliver(Envelope envelope) {
        Delivery delivery = super.deliver(envelope);
        return delivery instanceof Delivery.Uncertain perhaps && !informs(envelope)
                ? new Delivery.RetryLater(Optional.empty(), perhaps.why())
                : delivery;
    }

    @Override
    public boolean forPrograms() {
        return true;
    }
}
