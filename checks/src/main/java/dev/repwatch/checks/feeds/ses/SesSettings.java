package dev.repwatch.checks.feeds.ses;

import dev.repwatch.checks.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * {@code [feeds.ses]}: one AWS SES account in one region.
 *
 * @param region such as {@code ap-northeast-1}
 * @param accessKey of a user who may {@code ses:GetAccount} and {@code cloudwatch:GetMetricStatistics}
 * @param secretKey of that user
 * @param pool the pool of targets that sends through this account
 * @param endpoint another address for SES
 * @param metricsEndpoint another address for CloudWatch
 */
public record SesSettings(
        String region,
        Secret accessKey,
        Secret secretKey,
        String pool,
        Optional<URI> endpoint,
        Optional<URI> metricsEndpoint) {

    public SesSettings {
        if (!region.matches("[a-z]{2}(-[a-z]+)+-[0-9]")) {
            throw new IllegalArgumentException("region: must be an AWS region such as ap-northeast-1");
        }
    }
}
