package dev.repwatch.checks.feeds.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;

/** {@code Retry-After} (RFC 9110 section 10.2.3): seconds or a date; capped, so that no source can switch itself off. */
final class RetryAfter {

    static final Duration MOST = Duration.ofHours(24);

    private RetryAfter() {}

    static Optional<Duration> of(Headers headers, Instant now) {
        String text = headers.get("Retry-After");
        if (text == null) {
            return Optional.empty();
        }
        return wanted(headers, text.strip(), now).filter(it -> !it.isNegative()).map(RetryAfter::capped);
    }

    private static Optional<Duration> wanted(Headers headers, String text, Instant now) {
        if (text.matches("[0-9]{1,18}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        return Optional.ofNullable(headers.getInstant("Retry-After")).map(at -> Duration.between(now, at));
    }

    private static Duration capped(Duration wanted) {
        return wanted.compareTo(MOST) > 0 ? MOST : wanted;
    }
}
