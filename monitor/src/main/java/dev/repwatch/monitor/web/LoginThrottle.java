package dev.repwatch.monitor.web;

import dev.repwatch.checks.Secret;
import dev.repwatch.monitor.api.Form;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Five wrong passwords a minute for a name from an address. Who guesses cannot shut out who knows: a browser in which that name
 * logged in before has a mark, and its own five (OWASP, "device cookies").
 */
final class LoginThrottle {

    static final String COOKIE = "repwatch_seen";

    private final Secret key;
    private final FailedAttempts attempts;

    LoginThrottle(Secret key, FailedAttempts attempts) {
        this.key = key;
        this.attempts = attempts;
    }

    /** One attempt. */
    record Turn(FailedAttempts attempts, String whose) {

        boolean mustWait() {
            return attempts.mustWait(whose);
        }

        void failed() {
            attempts.failed(whose);
        }
    }

    Turn turn(Map<String, String> headers, String name, String address) {
        boolean seen = Form.cookie(headers, COOKIE).filter(mark(name)::equals).isPresent();
        return new Turn(attempts, seen ? "mark " + name : address + " " + name);
    }

    /** For a browser in which this name logged in. */
    String mark(String name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(("seen " + name).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
