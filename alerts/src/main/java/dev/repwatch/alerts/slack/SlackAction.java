package dev.repwatch.alerts.slack;

import java.util.Optional;

/** How an action's name travels in a button. */
final class SlackAction {

    private static final String PREFIX = "repwatch.";

    private SlackAction() {}

    static String id(String action) {
        return PREFIX + action;
    }

    /** The action behind a button, empty for buttons that only open a page. */
    static Optional<String> of(String actionId) {
        return actionId.startsWith(PREFIX) ? Optional.of(actionId.substring(PREFIX.length())) : Optional.empty();
    }
}
