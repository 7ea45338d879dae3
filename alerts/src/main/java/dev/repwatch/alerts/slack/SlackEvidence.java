package dev.repwatch.alerts.slack;

import com.slack.api.methods.request.conversations.ConversationsHistoryRequest;
import com.slack.api.methods.request.conversations.ConversationsRepliesRequest;
import com.slack.api.model.Message;
import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Notes;
import dev.repwatch.alerts.text.Clean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a message whose answer was lost is there all the same: each carries its event's key as metadata
 * (docs.slack.dev, "Message metadata"), which Slack gives back to the app that wrote it. Needs the scope
 * {@code channels:history}, or {@code groups:history} for a private channel; without it nothing is found and the message
 * goes again, marked as a repeat.
 */
final class SlackEvidence {

    private static final String EVENT = "repwatch_alert";
    private static final String KEY = "key";
    private static final String MERGED = "merged";
    private static final String COUNT = "events";
    private static final int MOST_KEYS = 2000;
    private static final String CHANNEL = "channel-id";
    /** The clock of this machine may be ahead of Slack's. */
    private static final Duration SKEW = Duration.ofHours(1);

    private static final int MOST = 200;

    private final SlackCall api;
    private final Notes notes;

    SlackEvidence(SlackCall api, Notes notes) {
        this.api = api;
        this.notes = notes;
    }

    /** What the message tells: its event, those that it tells with it as far as they fit, and how many all are. */
    static Message.Metadata of(Alert alert) {
        Map<String, Object> payload = new HashMap<>(Map.of(KEY, alert.dedupeKey()));
        alert.label(MERGED).ifPresent(keys -> {
            payload.put(MERGED, Clean.names(keys, MOST_KEYS));
            payload.put(COUNT, alert.events().size());
        });
        return Message.Metadata.builder().eventType(EVENT).eventPayload(payload).build();
    }

    /** Slack answers with the id of a channel, and wants it where it is asked what stands there. */
    void posted(PostedMessage card) {
        if (notes.read(CHANNEL).filter(card.channel()::equals).isEmpty()) {
            notes.write(CHANNEL, card.channel());
        }
    }

    /** The card of this event, when it was posted before. */
    Optional<PostedMessage> card(Alert alert) {
        return notes.read(CHANNEL).flatMap(channel -> {
            ConversationsHistoryRequest request = ConversationsHistoryRequest.builder()
                    .channel(channel)
                    .oldest(Long.toString(alert.at().minus(SKEW).getEpochSecond()))
                    .includeAllMetadata(true)
                    .limit(MOST)
                    .build();
            List<Message> found = new ArrayList<>();
            api.make(methods -> methods.conversationsHistory(request), answer -> {
                found.addAll(answer.getMessages());
                return Optional.empty();
            });
            return among(found, alert).map(ts -> new PostedMessage(channel, ts));
        });
    }

    /** Whether the line of this event stands in the thread of the card. */
    boolean line(PostedMessage card, Alert alert) {
        ConversationsRepliesRequest request = ConversationsRepliesRequest.builder()
                .channel(card.channel())
                .ts(card.ts())
                .includeAllMetadata(true)
                .limit(MOST)
                .build();
        List<Message> found = new ArrayList<>();
        api.make(methods -> methods.conversationsReplies(request), answer -> {
            found.addAll(answer.getMessages());
            return Optional.empty();
        });
        return among(found, alert).isPresent();
    }

    private static Optional<String> among(List<Message> messages, Alert alert) {
        return messages.stream()
                .filter(message -> message.getMetadata() != null
                        && EVENT.equals(message.getMetadata().getEventType())
                        && message.getMetadata().getEventPayload() != null
                        && alert.dedupeKey()
                                .equals(message.getMetadata().getEventPayload().get(KEY)))
                .map(Message::getTs)
                .findFirst();
    }
}
