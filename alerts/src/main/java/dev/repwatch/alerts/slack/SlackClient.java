package dev.repwatch.alerts.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import dev.repwatch.alerts.http.Http;
import java.time.Duration;
import java.util.List;

/** Slack's own client, set up so that it is bounded in time, follows nothing, counts nothing and logs no secret. */
final class SlackClient {

    /** Three calls, an edit, a look whether the line is there and the line, fit into one delivery, after a wait for the pace. */
    private static final int CALLS = 3;

    private SlackClient() {}

    static Slack open(SlackSettings settings, Duration patience) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(settings.methodsUrl());
        config.setStatsEnabled(false);
        // the built-in listener logs whole requests, webhook address included
        config.setHttpClientResponseHandlers(List.of());
        SlackHttpClient http = new SlackHttpClient(
                Http.cappingReplies(patience.minus(SlackPace.longest(patience)).dividedBy(CALLS)));
        http.setConfig(config);
        return Slack.getInstance(config, http);
    }
}
