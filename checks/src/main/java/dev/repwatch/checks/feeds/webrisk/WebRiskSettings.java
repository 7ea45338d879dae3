package dev.repwatch.checks.feeds.webrisk;

import dev.repwatch.checks.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * {@code [feeds.webrisk]}.
 *
 * @param key an API key of a Google Cloud project with Web Risk switched on
 * @param questionsPerDay how many look-ups a day may be spent; 3000 when absent
 * @param endpoint another base address
 */
public record WebRiskSettings(Secret key, Optional<Long> questionsPerDay, Optional<URI> endpoint) {

    public WebRiskSettings {
        if (questionsPerDay.isPresent() && questionsPerDay.get() < 1) {
            throw new IllegalArgumentException("questions_per_day: must be at least 1");
        }
    }
}
