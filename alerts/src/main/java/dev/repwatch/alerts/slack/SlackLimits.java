package dev.repwatch.alerts.slack;

/** What Slack accepts (docs.slack.dev: Block Kit reference, chat.postMessage), and where we stop to stay clear of it. */
final class SlackLimits {

    static final int BLOCKS = 50;
    static final int HEADER = 150;
    static final int SECTION = 3000;
    static final int FIELD = 2000;
    static final int FIELDS = 10;
    static final int BUTTON_TEXT = 75;
    static final int BUTTON_VALUE = 2000;
    static final int BUTTON_URL = 3000;
    static final int ACTION_ID = 255;
    static final int BUTTONS = 25;
    static final int CONTEXT = 10;
    static final int TEXT = 3000;

    /** All words of a message together; {@code msg_blocks_too_long} comes at about 13,200 (slackapi/bolt-js#2509). */
    static final int MESSAGE = 10_000;

    private SlackLimits() {}
}
