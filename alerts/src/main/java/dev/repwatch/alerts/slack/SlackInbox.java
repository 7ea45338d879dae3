package dev.repwatch.alerts.slack;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.repwatch.alerts.Inbox;
import dev.repwatch.alerts.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Pressed buttons that Slack sends by HTTP, where Socket Mode is not wanted. Each is done once. */
final class SlackInbox implements Inbox {

    private static final String FIELD = "payload=";

    private final SlackSignature signature;
    private final SlackInteractions presses;
    private final HeardOnce once = new HeardOnce();

    SlackInbox(Secret signingSecret, InstantSource clock, SlackInteractions presses) {
        this.signature = new SlackSignature(signingSecret, clock);
        this.presses = presses;
    }

    @Override
    public int receive(Function<String, Optional<String>> header, String body) {
        String time = header.apply("X-Slack-Request-Timestamp").orElse("");
        String signed = header.apply("X-Slack-Signature").orElse("");
        if (!signature.genuine(time, signed, body)) {
            return 401;
        }
        Optional<JsonElement> payload = payload(body);
        if (payload.isEmpty()) {
            return 400;
        }
        // whoever could read a request may send it again for five minutes; it was done, and is not done twice
        return !once.isNew(signed) || presses.heard(payload.get()) ? 200 : 503;
    }

    private static Optional<JsonElement> payload(String body) {
        if (!body.startsWith(FIELD)) {
            return Optional.empty();
        }
        try {
            String json = URLDecoder.decode(body.substring(FIELD.length()), StandardCharsets.UTF_8);
            return Optional.of(JsonParser.parseString(json));
        } catch (IllegalArgumentException | JsonParseException e) {
            return Optional.empty();
        }
    }
}
