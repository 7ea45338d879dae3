package dev.repwatch.checks.feeds.postmaster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.CannotHappen;
import dev.repwatch.checks.feeds.FeedCase;
import dev.repwatch.checks.feeds.FeedContract;
import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedReport.Outcome;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.Measure;
import dev.repwatch.checks.feeds.Proves;
import dev.repwatch.checks.feeds.Subjects;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Score;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

@CannotHappen(
        value = FeedCase.NOT_FOUND_AS_NO_DATA,
        because = "days without data are a 200 without rows; 404 says that the user does not see the domain")
class PostmasterFeedTest extends FeedContract {

    private final AtomicInteger tokens = new AtomicInteger();
    private final Optional<Secret> serviceAccount = robot();

    @Override
    protected FeedType<?> type() {
        return PostmasterFeed.TYPE;
    }

    @Override
    protected Record settings(URI endpoint) {
        boolean user = serviceAccount.isEmpty();
        return new PostmasterSettings(
                user ? Optional.of("client") : Optional.empty(),
                user ? Optional.of(secret()) : Optional.empty(),
                user ? Optional.of(secret()) : Optional.empty(),
                serviceAccount,
                Optional.of("admin@example.test"),
                Optional.of(endpoint),
                Optional.of(endpoint.resolve("token")));
    }

    @Override
    protected MockResponse healthy(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        if (path.equals("/token")) {
            tokens.incrementAndGet();
            return recorded("token.json");
        }
        return path.endsWith("complianceStatus") ? recorded("compliance.json") : recorded("stats.json");
    }

    @Override
    protected List<FeedSubject> subjects() {
        return Subjects.domains("example.test");
    }

    @Test
    void theNewestDayIsTheScoreAndEveryMetricIsRead() {
        FeedReport reading = answering(this::healthy);
        assertThat(reading.observations().get(0).finding())
                .isEqualTo(new Finding.Scored(new Score(
                        0.0034,
                        "reported as spam per message in the inbox, lower is better",
                        Score.Band.BAD,
                        Instant.parse("2026-11-21T00:00:00Z"))));
        assertThat(reading.measures())
                .extracting(Measure::name)
                .contains(
                        "gmail_refused_low_ip_reputation",
                        "gmail_dkim_success",
                        "gmail_spf_success",
                        "gmail_requirements_missed");
        assertThat(reading.measures())
                .filteredOn(it -> it.name().equals("gmail_requirements_missed"))
                .singleElement()
                .satisfies(it -> assertThat(it.note()).isEqualTo("DMARC_ALIGNMENT, ONE_CLICK_UNSUBSCRIBE"));
    }

    @Test
    void noRowsIsLowVolumeAndNeverZeroSpam() {
        FeedReport reading = answering(request -> request.getUrl().encodedPath().equals("/token")
                ? recorded("token.json")
                : response().body("{}").build());
        assertThat(reading.outcome()).isEqualTo(new Outcome.NoData());
        noScore(reading);
    }

    @Test
    void requirementsAloneDoNotShowThatStatisticsStillCome() {
        FeedReport reading = answering(request -> request.getUrl().encodedPath().endsWith(":query")
                ? response().body("{}").build()
                : healthy(request));
        assertThat(reading.outcome()).isEqualTo(new Outcome.NoData());
        assertThat(reading.measures()).extracting(Measure::name).containsExactly("gmail_requirements_missed");
    }

    @Test
    void aSubdomainIsToldItsOwnRequirements() {
        FeedReport reading = answering(request -> request.getUrl().encodedPath().endsWith("complianceStatus")
                ? response()
                        .body("{\"complianceData\":{\"rowData\":[{\"requirement\":\"SPF\",\"status\":{\"status\":"
                                + "\"NEEDS_WORK\"}}]},\"subdomainComplianceData\":{\"rowData\":[{\"requirement\":\"SPF\","
                                + "\"status\":{\"status\":\"COMPLIANT\"}}]}}")
                        .build()
                : healthy(request));
        assertThat(reading.measures())
                .filteredOn(it -> it.name().equals("gmail_requirements_missed"))
                .extracting(Measure::value)
                .containsExactly(0.0);
    }

    @Test
    void aDomainThatTheAccountDoesNotSeeIsToldByName() {
        FeedReport reading = answering(request -> request.getUrl().encodedPath().equals("/token")
                ? recorded("token.json")
                : response().code(403).build());
        assertThat(cause(reading)).isEqualTo(Cause.NOT_REGISTERED);
        assertThat(reading.outcome().toString()).contains("does not see example.test");
    }

    /** As Google's interfaces answer where nobody enabled the interface. */
    @Test
    void anInterfaceThatIsNotEnabledIsNoMatterOfTheDomain() {
        FeedReport reading = answering(request -> request.getUrl().encodedPath().equals("/token")
                ? recorded("token.json")
                : response()
                        .code(403)
                        .body("{\"error\":{\"code\":403,\"message\":\"Gmail Postmaster Tools API has not been used in"
                                + " project 42\",\"status\":\"PERMISSION_DENIED\",\"details\":[{\"@type\":"
                                + "\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"SERVICE_DISABLED\","
                                + "\"domain\":\"googleapis.com\"}]}}")
                        .build());
        assertThat(cause(reading)).isEqualTo(Cause.BAD_CREDENTIALS);
        assertThat(reading.outcome().toString()).contains("is not enabled").doesNotContain("example.test");
    }

    @Test
    void whenEveryRowIsSkippedTheSchemaHasChanged() {
        FeedReport reading = answering(request -> request.getUrl().encodedPath().equals("/token")
                ? recorded("token.json")
                : response().body("{\"domainStats\":[{\"metrics\":\"x\"}]}").build());
        assertThat(cause(reading)).isEqualTo(Cause.BAD_ANSWER);
    }

    @Test
    void anImpossibleRateIsNotTaken() {
        FeedReport reading = answering(request -> request.getUrl().encodedPath().equals("/token")
                ? recorded("token.json")
                : response()
                        .body("{\"domainStats\":[{\"metric\":\"gmail_spam_rate\",\"date\":{\"year\":2026,\"month\":11,"
                                + "\"day\":20},\"value\":{\"doubleValue\":-1}}]}")
                        .build());
        assertThat(cause(reading)).isEqualTo(Cause.BAD_ANSWER);
    }

    @Override
    protected boolean forToken(RecordedRequest request) {
        return request.getUrl().encodedPath().equals("/token");
    }

    @Test
    @Proves(FeedCase.UNAUTHORIZED_THEN_REFRESHED)
    void anAgedTokenIsRenewedOnce() {
        AtomicInteger refused = new AtomicInteger();
        FeedReport reading = answering(request -> {
            boolean first = request.getUrl().encodedPath().endsWith(":query") && refused.getAndIncrement() == 0;
            return first ? response().code(401).build() : healthy(request);
        });
        assertThat(reading.outcome()).isInstanceOf(Outcome.Data.class);
        assertThat(tokens).hasValue(2);
    }

    /** The key file of a service account, where it signs in instead of a user. */
    Optional<Secret> robot() {
        return Optional.empty();
    }
}
