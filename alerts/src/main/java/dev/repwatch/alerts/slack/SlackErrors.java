package dev.repwatch.alerts.slack;

import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.Delivery.Fault;
import dev.repwatch.alerts.Delivery.Hindrance;
import dev.repwatch.alerts.text.Clean;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Slack's error words (docs.slack.dev: chat.postMessage, chat.update, incoming webhooks) and what they mean for us. */
final class SlackErrors {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    /** The card to edit or answer is gone; a new one has to be posted. */
    private static final Set<String> CARD_GONE = Set.of(
            "message_not_found",
            "cant_update_message",
            "edit_window_closed",
            "thread_not_found",
            "cannot_reply_to_message");

    private static final Set<String> TOO_QUICK = Set.of("ratelimited", "rate_limited");

    private static final Set<String> LATER = Set.of("service_unavailable", "team_added_to_org", "rollup_error");

    /** Slack says of these that some of the work may have been done. */
    private static final Set<String> PERHAPS = Set.of("internal_error", "fatal_error", "request_timeout");

    private static final Map<String, String> CHANNEL = Map.ofEntries(
            Map.entry("invalid_auth", "the token is not valid"),
            Map.entry("not_authed", "no token arrived"),
            Map.entry("account_inactive", "the bot or its workspace was removed"),
            Map.entry("token_revoked", "the token was revoked"),
            Map.entry("token_expired", "the token expired"),
            Map.entry("missing_scope", "the token lacks the scope chat:write"),
            Map.entry("not_allowed_token_type", "this is not a bot token (xoxb-…)"),
            Map.entry("no_permission", "the bot may not do this"),
            Map.entry("access_denied", "the bot may not do this"),
            Map.entry("org_login_required", "the workspace is being moved by Slack"),
            Map.entry("ekm_access_denied", "the workspace's key administrator suspended posting"),
            Map.entry("channel_not_found", "no such channel, or the bot is not in that private channel"),
            Map.entry("not_in_channel", "the bot is not in the channel; invite it with /invite"),
            Map.entry("is_archived", "the channel is archived"),
            Map.entry("channel_is_archived", "the channel is archived"),
            Map.entry("restricted_action", "the workspace forbids the bot to post here"),
            Map.entry("posting_to_general_channel_denied", "the workspace forbids posting to #general"),
            Map.entry("action_prohibited", "an administrator restricted the webhook"),
            Map.entry("no_service", "the webhook was switched off"),
            Map.entry("no_service_id", "the webhook's address is not complete"),
            Map.entry("no_team", "the webhook's workspace is gone"),
            Map.entry("team_disabled", "the workspace is disabled"),
            Map.entry("user_not_found", "the user to write to is unknown"),
            Map.entry("invalid_token", "the webhook's address is not valid"));

    private SlackErrors() {}

    static boolean cardGone(String error) {
        return CARD_GONE.contains(error);
    }

    static Delivery delivery(String rawError) {
        String error = Clean.line(rawError, 80);
        if (TOO_QUICK.contains(error) || LATER.contains(error)) {
            return new Delivery.RetryLater(
                    Optional.of(A_SECOND),
                    TOO_QUICK.contains(error) ? Hindrance.PACE : Hindrance.SERVER,
                    "Slack: " + error);
        }
        if (PERHAPS.contains(error)) {
            return new Delivery.Uncertain("Slack: " + error);
        }
        String words = CHANNEL.get(error);
        return words == null
                ? new Delivery.Refused(Fault.MESSAGE, "Slack: " + error)
                : new Delivery.Refused(Fault.CHANNEL, "Slack: " + words + " (" + error + ")");
    }

    /** What an HTTP status without a usable error word means. */
    static Delivery status(int status, Optional<Duration> retryAfter) {
        String why = "Slack answered HTTP " + status;
        if (status == 429) {
            return new Delivery.RetryLater(retryAfter.or(() -> Optional.of(A_SECOND)), Hindrance.PACE, why);
        }
        if (status == 408 || status >= 500) {
            return new Delivery.RetryLater(retryAfter, Hindrance.SERVER, why);
        }
        if (status < 300) {
            return new Delivery.Uncertain(why + " with a reply that makes no sense");
        }
        return new Delivery.Refused(status == 400 || status == 413 ? Fault.MESSAGE : Fault.CHANNEL, why);
    }
}
