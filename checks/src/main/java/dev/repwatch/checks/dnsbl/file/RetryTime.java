package dev.repwatch.checks.dnsbl.file;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;

/** {@code Retry-After} (RFC 9110 section 10.2.3): seconds or a date; capped, so that no server can switch itself off. */
final class RetryTime {

    private RetryTime() {}

    static Optional<Duration> of(Headers headers, Instant now, Duration most) {
        String text = headers.get("Retry-After");
        if (text == null) {
            return Optional.empty();
        }
        Optional<Duration> wanted = text.strip().matches("[0-9]{1,9}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())))
                : Optional.ofNullable(headers.getInstant("Retry-After")).map(at -> Duration.between(now, at));
        return wanted.filter(it -> !it.isNegative()).map(it -> it.compareTo(most) > 0 ? most : it);
    }
}
