package dev.repwatch.checks.feeds.spamhaus;

import dev.repwatch.checks.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * {@code [feeds.spamhaus]}: an account of the Spamhaus Intelligence API.
 *
 * @param username of the account
 * @param password of the account
 * @param smtpPoor a domain's {@code smtp} dimension at or under this is poor; shown without judgement when absent, for
 *     its scale is not documented where we could read it
 * @param smtpBad the same for bad
 * @param questionsPerDay what the account allows; 1000 when absent
 * @param endpoint another base address
 */
public record SpamhausSettings(
        String username,
        Secret password,
        Optional<Double> smtpPoor,
        Optional<Double> smtpBad,
        Optional<Long> questionsPerDay,
        Optional<URI> endpoint) {

    public SpamhausSettings {
        if (smtpBad.isPresent() && smtpPoor.filter(it -> it >= smtpBad.get()).isEmpty()) {
            throw new IllegalArgumentException("smtp_bad: needs an smtp_poor that is not lower");
        }
        if (questionsPerDay.isPresent() && questionsPerDay.get() < 1) {
            throw new IllegalArgumentException("questions_per_day: must be at least 1");
        }
    }
}
