package dev.repwatch.alerts.webhook;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType;
import dev.repwatch.alerts.ChannelType.Surroundings;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.http.Http;
import dev.repwatch.alerts.http.JsonPost;
import dev.repwatch.alerts.http.SecretUrl;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Tells a program: one signed POST an alert. */
public final class WebhookChannel implements Channel {

    public static final ChannelType<WebhookSettings> TYPE =
            new ChannelType<>("webhook", WebhookSettings.class, WebhookChannel::new);

    private final String name;
    private final WebhookSettings settings;
    private final HttpUrl url;
    private final WebhookBody body;
    private final InstantSource clock;
    private final JsonPost post;

    private WebhookChannel(String name, WebhookSettings settings, Surroundings surroundings) {
        this.name = name;
        this.settings = settings;
        this.url = SecretUrl.parse("url", settings.url(), settings.plainHttp());
        this.body = new WebhookBody(surroundings.host());
        this.clock = surroundings.clock();
        this.post = new JsonPost(Http.client(surroundings.patience()), clock);
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
        String json = body.of(envelope);
        try {
            return post.send(url, json, headers(envelope, json))
                    .delivery("the webhook", Optional.of(envelope.alert().dedupeKey()));
        } catch (IOException e) {
            return Http.lost(e);
        }
    }

    private Map<String, String> headers(Envelope envelope, String json) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Idempotency-Key", envelope.alert().dedupeKey().replaceAll("[^\\x21-\\x7e]", "_"));
        settings.bearerToken().ifPresent(token -> headers.put("Authorization", "Bearer " + token.reveal()));
        settings.secret().ifPresent(secret -> headers.putAll(WebhookSignature.headers(secret, clock.instant(), json)));
        return headers;
    }
}
