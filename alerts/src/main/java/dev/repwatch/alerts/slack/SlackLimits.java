package dev.repwatch.alerts.slack;

/** What Slack accepts (docs.slack.dev: Block Kit reference, chat.postMessage), and where we stop to stay clear of it. */
final class SlackLimits {

    static final int HEADER = 150;
    static final int SECTION = 3000;
    static final int FIELDS = 10;
    static final int BUTTON_TEXT = 75;
    static final int BUTTON_VALUE = 2000;
    static final int BUTTON_URL = 3000;
    static final int BUTTONS = 25;
    static final int TEXT = 3000;

    private SlackLimits() {}
}
