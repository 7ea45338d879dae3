package dev.repwatch.checks.dnsbl.file;

import java.time.Duration;
import java.util.Optional;

/** A file did not come. The message is for people and holds no secret. */
final class DownloadFailure extends Exception {

    private static final long serialVersionUID = 1;

    private final long seconds;

    DownloadFailure(String message) {
        this(message, Optional.empty());
    }

    DownloadFailure(String message, Optional<Duration> retryAfter) {
        super(message);
        this.seconds = retryAfter.map(Duration::toSeconds).orElse(0L);
    }

    /** What the server asked for. */
    Duration retryAfter() {
        return Duration.ofSeconds(seconds);
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
