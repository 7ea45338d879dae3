package dev.repwatch.alerts.slack;

import dev.repwatch.alerts.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Slack's signature of a request (docs.slack.dev, "Verifying requests from Slack"), good for five minutes; not, however, when it
 * was made before this came into being: what was heard until then is no longer remembered.
 */
final class SlackSignature {

    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final Secret secret;
    /** Clocks differ a little, and a press under way at a reload should not be lost. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Instant since;

    SlackSignature(Secret secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
        this.since = clock.instant().minus(TOLERANCE);
    }

    boolean genuine(String time, String signature, String body) {
        if (!time.matches("\\d{1,12}")) {
            return false;
        }
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(time));
        boolean fresh = Duration.between(signedAt, clock.instant()).abs().compareTo(GOOD_FOR) <= 0;
        boolean ours = !signedAt.isBefore(since.truncatedTo(ChronoUnit.SECONDS));
        // the comparison takes the same time wherever the first difference is
        return fresh
                && ours
                && MessageDigest.isEqual(
                        sign(time, body).getBytes(StandardCharsets.US_ASCII),
                        signature.getBytes(StandardCharsets.US_ASCII));
    }

    String sign(String time, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signed = mac.doFinal(("v0:" + time + ":" + body).getBytes(StandardCharsets.UTF_8));
            return "v0=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
