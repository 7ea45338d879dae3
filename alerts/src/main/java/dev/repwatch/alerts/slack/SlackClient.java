package dev.repwatch.alerts.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import dev.repwatch.alerts.http.Http;
import java.time.Duration;
import java.util.List;

/** Slack's own client, set up so that it is bounded in time, follows nothing, counts nothing and logs no secret. */
final class SlackClient {

    /** Two calls, an edit and a thread line, fit into a delivery's 15 seconds. */
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(6);

    private SlackClient() {}

    static Slack open(SlackSettings settings) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(settings.methodsUrl());
        config.setStatsEnabled(false);
        // the built-in listener logs whole requests, webhook address included
        config.setHttpClientResponseHandlers(List.of());
        SlackHttpClient http = new SlackHttpClient(Http.client(CALL_TIMEOUT));
        http.setConfig(config);
        return Slack.getInstance(config, http);
    }
}
