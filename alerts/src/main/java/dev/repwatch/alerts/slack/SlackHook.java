package dev.repwatch.alerts.slack;

import com.slack.api.webhook.Payload;
import com.slack.api.webhook.WebhookResponse;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.http.Http;
import dev.repwatch.alerts.http.RetryAfter;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Tells through an incoming webhook: always a new message, since a webhook can neither edit nor answer. */
final class SlackHook extends SlackAccount {

    private final String url;
    private final InstantSource clock;
    private final SlackCard cards;

    SlackHook(String name, SlackSettings settings, Environment environment, SlackPace pace) {
        super(name, settings, environment, pace);
        this.url = settings.webhookUrl().orElseThrow().reveal();
        this.clock = environment.clock();
        this.cards = new SlackCard(environment.host(), false);
    }

    @Override
    protected Delivery send(Envelope envelope) {
        SlackMessage message = envelope.plain() ? cards.bare(envelope.alert()) : cards.card(envelope.alert());
        Payload payload = Payload.builder()
                .text(message.text())
                .blocks(message.blocks())
                .attachments(message.attachments())
                .unfurlLinks(false)
                .unfurlMedia(false)
                .build();
        try {
            return answered(slack.send(url, payload));
        } catch (IOException e) {
            return Http.lost(e);
        }
    }

    private Delivery answered(WebhookResponse response) {
        if (response.getCode() == 200) {
            return new Delivery.Delivered(Optional.empty());
        }
        String word = String.valueOf(response.getBody()).strip();
        return response.getCode() < 500 && response.getCode() != 429 && word.matches("[a-z_]{3,60}")
                ? SlackErrors.delivery(word)
                : SlackErrors.status(
                        response.getCode(), RetryAfter.of(header(response, "retry-after"), clock.instant()));
    }

    private static @org.jspecify.annotations.Nullable String header(WebhookResponse response, String name) {
        return response.getHeaders().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(entry -> entry.getValue())
                .flatMap(List::stream)
                .findFirst()
                .orElse(null);
    }
}
