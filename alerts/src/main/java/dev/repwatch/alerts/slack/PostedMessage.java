package dev.repwatch.alerts.slack;

import java.util.Optional;

/** Where a message is: the channel's id and the message's time stamp, which Slack uses as its id. */
record PostedMessage(String channel, String ts) {

    String remoteId() {
        return channel + "/" + ts;
    }

    static Optional<PostedMessage> parse(String remoteId) {
        int slash = remoteId.indexOf('/');
        return slash < 1 || slash == remoteId.length() - 1
                ? Optional.empty()
                : Optional.of(new PostedMessage(remoteId.substring(0, slash), remoteId.substring(slash + 1)));
    }
}
