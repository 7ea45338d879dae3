package dev.repwatch.alerts.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import dev.repwatch.alerts.http.Http;
import java.time.Duration;
import java.util.List;

/** Slack's own client, set up so that it is bounded in time, follows nothing, counts nothing and logs no secret. */
final class SlackClient {

    /** Two calls, an edit and a thread line, fit into one delivery, after a wait for the pace. */
    private static final int CALLS = 2;

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
