package dev.repwatch.alerts.slack;

import dev.repwatch.alerts.Secret;
import dev.repwatch.alerts.http.SecretUrl;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * How to reach Slack: a bot token (one message an episode, edited in place) or an incoming webhook (new messages only).
 *
 * @param botToken {@code xoxb-…} with the scope {@code chat:write}
 * @param channel {@code #name} or the channel's id; needed with a bot token
 * @param webhookUrl the secret address of an incoming webhook
 * @param appToken {@code xapp-…} with the scope {@code connections:write}: buttons work through Socket Mode
 * @param signingSecret of the app, when Slack sends pressed buttons to repwatch's web port instead
 * @param apiUrl where the Web API is, instead of {@code https://slack.com/api/}
 */
public record SlackSettings(
        Optional<Secret> botToken,
        Optional<String> channel,
        Optional<Secret> webhookUrl,
        Optional<Secret> appToken,
        Optional<Secret> signingSecret,
        Optional<String> apiUrl) {

    /** Names have no spaces, full stops or commas, and at most 80 characters (Slack, "Channel naming guidelines"). */
    private static final Pattern CHANNEL = Pattern.compile("#?[^\\s.,#@\"']{1,80}");

    static final String SLACK = "https://slack.com/api/";

    public SlackSettings {
        if (botToken.isPresent() == webhookUrl.isPresent()) {
            throw new IllegalArgumentException("bot_token: give either bot_token or webhook_url");
        }
        if (botToken.isPresent() && channel.filter(name -> !name.isBlank()).isEmpty()) {
            throw new IllegalArgumentException(
                    "channel: a bot token needs the channel to write to, such as \"#mail-alerts\"");
        }
        channel.filter(name -> !CHANNEL.matcher(name).matches()).ifPresent(name -> {
            throw new IllegalArgumentException(
                    "channel: \"" + name
                            + "\" is no channel of Slack; write a name such as \"#mail-alerts\" or an id such as \"C0123456789\"");
        });
        webhookUrl.ifPresent(url -> SecretUrl.parse("webhook_url", url, false));
        apiUrl.filter(url -> HttpUrl.parse(url) == null).ifPresent(url -> {
            throw new IllegalArgumentException("api_url: expected a web address, found \"" + url + "\"");
        });
        apiUrl.ifPresent(url -> SecretUrl.protect("api_url", HttpUrl.get(url)));
        if (botToken.isEmpty() && (appToken.isPresent() || signingSecret.isPresent())) {
            throw new IllegalArgumentException("app_token: buttons need a bot_token; an incoming webhook has none");
        }
    }

    boolean buttons() {
        return appToken.isPresent() || signingSecret.isPresent();
    }

    String methodsUrl() {
        String url = apiUrl.orElse(SLACK);
        return url.endsWith("/") ? url : url + "/";
    }
}
