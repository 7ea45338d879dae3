package dev.repwatch.alerts.webhook;

import dev.repwatch.alerts.ChannelType;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.http.JsonChannel;
import dev.repwatch.alerts.http.SecretUrl;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells a program: one signed POST an alert. */
public final class WebhookChannel extends JsonChannel {

    public static final ChannelType<WebhookSettings> TYPE =
            new ChannelType<>("webhook", WebhookSettings.class, WebhookChannel::new);

    private final WebhookSettings settings;
    private final WebhookBody body;
    private final InstantSource clock;

    private WebhookChannel(String name, WebhookSettings settings, Environment environment) {
        super(
                name,
                TYPE.type(),
                "the webhook",
                SecretUrl.parse("url", settings.url(), settings.plainHttp()),
                environment);
        this.settings = settings;
        this.body = new WebhookBody(environment.host());
        this.clock = environment.clock();
    }

    @Override
    protected String document(Envelope envelope) {
        return body.of(envelope);
    }

    @Override
    protected Optional<String> remoteId(Envelope envelope) {
        return Optional.of(envelope.alert().dedupeKey());
    }

    @Override
    protected Map<String, String> headers(Envelope envelope, String json) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Idempotency-Key", envelope.alert().dedupeKey().replaceAll("[^\\x21-\\x7e]", "_"));
        settings.bearerToken().ifPresent(token -> headers.put("Authorization", "Bearer " + token.reveal()));
        settings.secret().ifPresent(secret -> headers.putAll(WebhookSignature.headers(secret, clock.instant(), json)));
        return headers;
    }

    @Override
    public boolean forPrograms() {
        return true;
    }
}
