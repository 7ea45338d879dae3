package dev.repwatch.alerts.alertmanager;

import dev.repwatch.alerts.Secret;
import dev.repwatch.alerts.http.SecretUrl;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Where the Alertmanagers are.
 *
 * @param urls every member of the cluster, without {@code /api/v2}; alerts go to all of them, never through a balancer
 * @param resend how often open alerts are sent again; a minute by default, 30 seconds to 3 minutes by Prometheus' advice
 * @param bearerToken sent as {@code Authorization: Bearer}
 * @param username for basic authentication, with {@code password}
 */
public record AlertmanagerSettings(
        List<String> urls,
        Optional<Duration> resend,
        Optional<Secret> bearerToken,
        Optional<String> username,
        Optional<Secret> password) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    public AlertmanagerSettings {
        if (urls.isEmpty()) {
            throw new IllegalArgumentException(
                    "urls: name at least one Alertmanager, such as \"http://127.0.0.1:9093\"");
        }
        for (String url : urls) {
            if (HttpUrl.parse(url) == null) {
                throw new IllegalArgumentException("urls: expected web addresses, found \"" + url + "\"");
            }
        }
        if (bearerToken.isPresent() || password.isPresent()) {
            urls.forEach(url -> SecretUrl.protect("urls", HttpUrl.get(url)));
        }
        if (resend.filter(pause -> pause.compareTo(SHORTEST) < 0 || pause.compareTo(LONGEST) > 0)
                .isPresent()) {
            throw new IllegalArgumentException("resend: expected from 1s to 15m");
        }
        if (username.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException("username: username and password go together");
        }
    }

    Duration pause() {
        return resend.orElse(Duration.ofMinutes(1));
    }

    List<HttpUrl> members() {
        return urls.stream()
                .map(url -> HttpUrl.get(url)
                        .newBuilder()
                        .addPathSegments("api/v2/alerts")
                        .build())
                .map(AlertmanagerSettings::withoutEmptySegments)
                .toList();
    }

    private static HttpUrl withoutEmptySegments(HttpUrl url) {
        return url.newBuilder()
                .encodedPath(url.encodedPath().replaceAll("/{2,}", "/"))
                .build();
    }
}
