package dev.repwatch.alerts.standin;

import java.util.Optional;

/**
 * A message that arrived.
 *
 * @param method {@code chat.postMessage}, {@code chat.update}, {@code chat.postEphemeral} or {@code webhook}
 * @param channel where to; empty for a webhook
 * @param ts the message's id: a new one for a post, the edited one's for an update
 * @param thread the id of the message it answers
 * @param text everything a reader would see, one line a piece
 * @param json the fields as they came
 */
public record SlackPost(String method, String channel, String ts, Optional<String> thread, String text, String json) {}
