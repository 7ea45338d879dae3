package dev.repwatch.alerts.webhook;

import dev.repwatch.alerts.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of a message: HMAC-SHA256 over its time in Unix seconds, a dot, and its body. */
final class WebhookSignature {

    static final String TIME = "Repwatch-Timestamp";
    static final String SIGNATURE = "Repwatch-Signature";

    private WebhookSignature() {}

    static Map<String, String> headers(Secret secret, Instant now, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(TIME, Long.toString(now.getEpochSecond()));
        headers.put(SIGNATURE, "v1=" + hmac(secret, now.getEpochSecond() + "." + body));
        return headers;
    }

    static String hmac(Secret secret, String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
