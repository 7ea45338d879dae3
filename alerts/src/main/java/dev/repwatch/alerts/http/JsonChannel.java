package dev.repwatch.alerts.http;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.Delivery;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** A channel that posts one JSON document an alert. */
public abstract class JsonChannel implements Channel {

    private final String name;
    private final String type;
    private final String who;
    private final HttpUrl url;
    private final JsonPost post;

    /**
     * @param who what people call the receiver, such as {@code PagerDuty}
     */
    protected JsonChannel(String name, String type, String who, HttpUrl url, Environment environment) {
        this.name = name;
        this.type = type;
        this.who = who;
        this.url = url;
        this.post = new JsonPost(Http.client(environment.patience()), environment.clock());
    }

    protected abstract String document(Envelope envelope);

    /** What the receiver calls the message, where that is known without its answer. */
    protected Optional<String> remoteId(Envelope envelope) {
        return Optional.empty();
    }

    /** Where this one goes. */
    protected HttpUrl url(Envelope envelope) {
        return url;
    }

    protected Map<String, String> headers(Envelope envelope, String document) {
        return Map.of();
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String type() {
        return type;
    }

    @Override
    public Delivery deliver(Envelope envelope) {
        String document = document(envelope);
        try {
            return post.send(url(envelope), document, headers(envelope, document))
                    .delivery(who, remoteId(envelope));
        } catch (IOException e) {
            return Http.lost(e);
        }
    }
}
