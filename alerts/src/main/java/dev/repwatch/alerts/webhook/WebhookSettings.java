package dev.repwatch.alerts.webhook;

import dev.repwatch.alerts.Secret;
import dev.repwatch.alerts.http.SecretUrl;
import java.util.Optional;

/**
 * Where to post.
 *
 * @param url the receiver; a secret, since such addresses often hold a token
 * @param secret signs every message (HMAC-SHA256), so that the receiver can tell ours from others'
 * @param bearerToken sent as {@code Authorization: Bearer}
 * @param plainHttp allows http to another machine
 */
public record WebhookSettings(Secret url, Optional<Secret> secret, Optional<Secret> bearerToken, boolean plainHttp) {

    public WebhookSettings {
        SecretUrl.parse("url", url, plainHttp);
    }
}
