package dev.repwatch.checks.feeds.postmaster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.http.Reply;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Target;
import java.util.Map;

/**
 * What a 403 or 404 speaks of: usually of the domain, which is not in the account's Postmaster Tools. Where it names one of
 * Google's own reasons ({@code google.rpc.ErrorInfo}, cloud.google.com/apis/design/errors), of the project or the key.
 */
final class GoogleRefusal {

    private static final Map<String, String> OF_THE_PROJECT = Map.of(
            "SERVICE_DISABLED",
            "the Gmail Postmaster Tools API is not enabled in the Google Cloud project of this key; enable it there",
            "CONSUMER_SUSPENDED",
            "the Google Cloud project of this key is suspended",
            "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
            "the access was granted without the scope of Postmaster Tools; grant it anew");

    private GoogleRefusal() {}

    static FeedFailure of(Target domain, Reply reply) {
        try {
            for (JsonNode detail : reply.json().path("error").path("details")) {
                String why = OF_THE_PROJECT.get(detail.path("reason").asText(""));
                if (why != null) {
                    return new FeedFailure(Cause.BAD_CREDENTIALS, why);
                }
            }
        } catch (FeedFailure noReason) {
            return unseen(domain);
        }
        return unseen(domain);
    }

    private static FeedFailure unseen(Target domain) {
        return new FeedFailure(
                Cause.NOT_REGISTERED, "the account does not see " + domain.text() + " in Postmaster Tools");
    }
}
