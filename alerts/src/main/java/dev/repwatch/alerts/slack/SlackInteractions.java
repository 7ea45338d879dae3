package dev.repwatch.alerts.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.methods.request.chat.ChatPostEphemeralRequest;
import dev.repwatch.alerts.ActionRequest;
import dev.repwatch.alerts.ActionSink;
import dev.repwatch.alerts.text.Clean;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pressed buttons: reads Slack's {@code block_actions} payload, has the action done, and tells the one who pressed, and
 * nobody else, how it went.
 */
final class SlackInteractions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SlackInteractions.class);

    private static final int MOST_WAITING = 200;

    private final String name;
    private final SlackCall api;
    private final ExecutorService thread;
    private volatile ActionSink sink = request -> "repwatch is still starting; try again in a moment";

    SlackInteractions(String name, SlackCall api) {
        this.name = name;
        this.api = api;
        this.thread =
                new ThreadPoolExecutor(0, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), work -> {
                    Thread daemon = new Thread(work, "slack-presses-" + name);
                    daemon.setDaemon(true);
                    return daemon;
                });
    }

    void goTo(ActionSink actions) {
        sink = actions;
    }

    /**
     * Returns at once: Slack wants its receipt within three seconds, and what is done may take longer, above all while Slack
     * itself hangs.
     *
     * @return false when too many presses wait already
     */
    boolean heard(JsonElement payload) {
        try {
            thread.execute(() -> done(payload));
            return true;
        } catch (RejectedExecutionException full) {
            LOG.warn("{}: too many pressed buttons wait; one is dropped", name, full);
            return false;
        }
    }

    /** Never throws: whatever a payload holds, the next one must be heard. */
    private void done(JsonElement payload) {
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

    /** Those that were heard are done. */
    @Override
    public void close() {
        thread.shutdown();
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
