package dev.repwatch.alerts.pagerduty;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType;
import dev.repwatch.alerts.ChannelType.Surroundings;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.http.Http;
import dev.repwatch.alerts.http.JsonPost;
import java.io.IOException;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Tells PagerDuty. */
public final class PagerDutyChannel implements Channel {

    public static final ChannelType<PagerDutySettings> TYPE =
            new ChannelType<>("pagerduty", PagerDutySettings.class, PagerDutyChannel::new);

    private final String name;
    private final HttpUrl url;
    private final PagerDutyEvent event;
    private final JsonPost post;

    private PagerDutyChannel(String name, PagerDutySettings settings, Surroundings surroundings) {
        this.name = name;
        this.url = settings.events();
        this.event = new PagerDutyEvent(surroundings.host(), settings.routingKey());
        this.post = new JsonPost(Http.client(surroundings.patience()), surroundings.clock());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String type() {
        return TYPE.type();
    }

    @Override
    public Delivery deliver(Envelope envelope) {
        try {
            String key = PagerDutyEvent.dedupKey(envelope.alert().threadKey());
            return post.send(url, event.of(envelope.alert()), java.util.Map.of())
                    .delivery("PagerDuty", Optional.of(key));
        } catch (IOException e) {
            return foldable(Http.lost(e));
        }
    }

    /** PagerDuty folds events of one key, so one that may have arrived is simply sent again. */
    private static Delivery foldable(Delivery lost) {
        return lost instanceof Delivery.Uncertain perhaps
                ? new Delivery.RetryLater(Optional.empty(), perhaps.why())
                : lost;
    }
}
