package dev.repwatch.checks.feeds.abuseipdb;

import dev.repwatch.checks.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * {@code [feeds.abuseipdb]}.
 *
 * @param key the API key of an account
 * @param questionsPerDay how many checks a day the account allows; 1000 when absent, the free plan
 * @param endpoint another base address, for a proxy of one's own
 */
public record AbuseIpdbSettings(Secret key, Optional<Long> questionsPerDay, Optional<URI> endpoint) {

    public AbuseIpdbSettings {
        if (questionsPerDay.isPresent() && questionsPerDay.get() < 1) {
            throw new IllegalArgumentException("questions_per_day: must be at least 1");
        }
    }
}
