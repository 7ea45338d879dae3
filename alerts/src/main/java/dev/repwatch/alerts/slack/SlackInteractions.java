package dev.repwatch.alerts.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.methods.request.chat.ChatPostEphemeralRequest;
import dev.repwatch.alerts.ActionRequest;
import dev.repwatch.alerts.ActionSink;
import dev.repwatch.alerts.text.Clean;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pressed buttons: reads Slack's {@code block_actions} payload, has the action done, and tells the one who pressed, and
 * nobody else, how it went.
 */
final class SlackInteractions {

    private static final Logger LOG = LoggerFactory.getLogger(SlackInteractions.class);

    private final String name;
    private final SlackCall api;
    private volatile ActionSink sink = request -> "repwatch is still starting; try again in a moment";

    SlackInteractions(String name, SlackCall api) {
        this.name = name;
        this.api = api;
    }

    void goTo(ActionSink actions) {
        sink = actions;
    }

    /** Never throws: whatever a payload holds, the next one must be heard. */
    void heard(JsonElement payload) {
        try {
            JsonObject press = payload.getAsJsonObject();
            if (text(press, "type").equals("block_actions")) {
                JsonArray actions = press.getAsJsonArray("actions");
                actions.forEach(action -> act(press, action.getAsJsonObject()));
            }
        } catch (RuntimeException e) {
            LOG.warn("a message of pressed buttons from Slack made no sense", e);
        }
    }

    private void act(JsonObject press, JsonObject button) {
        Optional<String> action = SlackAction.of(text(button, "action_id"));
        if (action.isEmpty()) {
            return;
        }
        JsonObject user = press.getAsJsonObject("user");
        String id = Clean.line(text(user, "id"), 40);
        String who = Clean.line(text(user, "username"), 80);
        ActionRequest request = new ActionRequest(
                Clean.line(action.get(), 40),
                Clean.line(text(button, "value"), 200),
                who.isEmpty() ? id : who,
                Optional.empty(),
                name);
        answer(press, id, sink.act(request));
    }

    private void answer(JsonObject press, String user, String words) {
        JsonObject place = press.getAsJsonObject("channel");
        ChatPostEphemeralRequest whisper = ChatPostEphemeralRequest.builder()
                .channel(text(place, "id"))
                .user(user)
                .text(Mrkdwn.escape(Clean.text(words, SlackLimits.TEXT)))
                .build();
        SlackCall.Answer answer =
                api.make(methods -> methods.chatPostEphemeral(whisper), whispered -> Optional.empty());
        if (!answer.delivered()) {
            LOG.debug("the one who pressed a button could not be answered: {}", answer.delivery());
        }
    }

    private static String text(JsonObject object, String member) {
        JsonElement value = object.get(member);
        return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
    }
}
