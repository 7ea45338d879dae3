package dev.repwatch.alerts.pagerduty;

import dev.repwatch.alerts.Secret;
import dev.repwatch.alerts.http.SecretUrl;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Which service to alert.
 *
 * @param routingKey the integration key of an "Events API v2" integration
 * @param apiUrl instead of {@code https://events.pagerduty.com/v2/enqueue}, such as
 *     {@code https://events.eu.pagerduty.com/v2/enqueue}
 */
public record PagerDutySettings(Secret routingKey, Optional<String> apiUrl) {

    private static final String LAST = "/enqueue";

    static final String EVENTS = "https://events.pagerduty.com/v2/enqueue";

    public PagerDutySettings {
        apiUrl.filter(url -> !url.endsWith(LAST) || HttpUrl.parse(url) == null).ifPresent(url -> {
            throw new IllegalArgumentException("api_url: expected a web address that ends in " + LAST + ", such as "
                    + EVENTS + ", found \"" + url + "\"");
        });
        apiUrl.ifPresent(url -> SecretUrl.protect("api_url", HttpUrl.get(url)));
    }

    HttpUrl events() {
        return HttpUrl.get(apiUrl.orElse(EVENTS));
    }

    /** Beside it, such as {@code https://events.pagerduty.com/v2/change/enqueue}. */
    HttpUrl changes() {
        HttpUrl events = events();
        return Objects.requireNonNullElse(events.resolve("change/enqueue"), events);
    }
}
