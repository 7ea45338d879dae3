package dev.repwatch.alerts.alertmanager;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.alertmanager.ResendLog.Entry;
import dev.repwatch.alerts.http.Http;
import dev.repwatch.alerts.http.JsonPost;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/** All Alertmanagers of a cluster: each must be told, for they tell each other only of what they sent. */
final class AlertmanagerCluster {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<HttpUrl> urls;
    private final Map<String, String> headers;
    private final JsonPost post;

    AlertmanagerCluster(AlertmanagerSettings settings, InstantSource clock, Duration patience) {
        this.urls = settings.members();
        this.headers = headers(settings);
        this.post = new JsonPost(Http.client(patience.dividedBy(urls.size())), clock);
    }

    private static Map<String, String> headers(AlertmanagerSettings settings) {
        if (settings.bearerToken().isPresent()) {
            return Map.of(
                    "Authorization", "Bearer " + settings.bearerToken().get().reveal());
        }
        return settings.username().isPresent()
                ? Map.of(
                        "Authorization",
                        Credentials.basic(
                                settings.username().get(),
                                settings.password().orElseThrow().reveal()))
                : Map.of();
    }

    /** Delivered when one took it: the others hear it when it is sent again. Otherwise the most hopeful answer. */
    Delivery tell(List<Entry> entries) {
        ArrayNode body = JSON.createArrayNode();
        entries.forEach(entry -> body.add(entry.firing().json(entry.endsAt())));
        Delivery outcome = one(urls.get(0), body.toString());
        for (HttpUrl url : urls.subList(1, urls.size())) {
            Delivery next = one(url, body.toString());
            outcome = rank(next) < rank(outcome) ? next : outcome;
        }
        return outcome;
    }

    private Delivery one(HttpUrl url, String body) {
        try {
            return post.send(url, body, headers).delivery("Alertmanager " + url.host(), Optional.empty());
        } catch (IOException e) {
            return foldable(Http.lost(e));
        }
    }

    /** Alertmanager folds alerts of the same labels, so one that may have arrived is simply sent again. */
    private static Delivery foldable(Delivery lost) {
        return lost instanceof Delivery.Uncertain perhaps
                ? new Delivery.RetryLater(Optional.empty(), perhaps.why())
                : lost;
    }

    private static int rank(Delivery delivery) {
        return delivery.match(delivered -> 0, later -> 1, uncertain -> 2, refused -> 3);
    }
}
