package dev.repwatch.checks.feeds.ruf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedDetail;
import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedReport.Outcome;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.Recorded;
import dev.repwatch.checks.feeds.Subjects;
import dev.repwatch.checks.feeds.mailbox.MailboxContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RufFeedTest extends MailboxContract {

    @Override
    protected FeedType<?> type() {
        return RufFeed.TYPE;
    }

    @Override
    protected Record settings(Way way, String user, Secret password) {
        return new RufSettings(
                way.host(),
                Optional.of(way.port()),
                Optional.of(way.tls()),
                user,
                Optional.of(password),
                Optional.empty(),
                Optional.empty(),
                Optional.of("mx.example.test"),
                way.caFile(),
                way.allowPrivate());
    }

    @Override
    protected String report(int number) {
        return Recorded.text("ruf", "failure.eml").replace("@@N@@", String.valueOf(number));
    }

    @Override
    protected String reversed(String report) {
        return report.replace("Feedback-Type: auth-failure\n", "")
                .replace("Auth-Failure: dkim\n", "Auth-Failure: dkim\nFeedback-Type: auth-failure\n");
    }

    @Override
    protected String extended(String report) {
        return report.replace("Feedback-Type:", "Surprise: 7\nFeedback-Type:");
    }

    @Override
    protected String renamed(String report) {
        return report.replace("Feedback-Type:", "Failure-Type:");
    }

    @Override
    protected List<FeedSubject> subjects() {
        return Stream.concat(Subjects.ips("192.0.2.7").stream(), Subjects.domains("example.test").stream())
                .toList();
    }

    @Test
    void aFailureOfOursCountsForTheAddressAndTheDomain() throws Exception {
        deliver(report(1));
        FeedReport reading = read(Optional.empty());
        assertThat(values(reading))
                .containsExactlyInAnyOrder("192.0.2.7 auth_failures=1.0", "example.test auth_failures=1.0");
        assertThat(details(reading)).contains(new FeedDetail("example.test", "result", "dkim", Map.of("all", 1L), ""));
    }

    @Test
    void whatSomebodyElseSendsUnderTheDomainIsShownApart() throws Exception {
        deliver(report(1).replace("192.0.2.7", "198.51.100.77"));
        FeedReport reading = read(Optional.empty());
        assertThat(values(reading)).containsExactly("example.test auth_failures_foreign=1.0");
        assertThat(details(reading))
                .contains(new FeedDetail("example.test", "source", "198.51.100.77", Map.of("all", 1L), ""));
    }

    @Test
    void aComplaintIsOfAnotherFeed() throws Exception {
        deliver(report(1).replace("auth-failure", "abuse"));
        FeedReport reading = read(Optional.empty());
        assertThat(reading.outcome()).isEqualTo(new Outcome.NoData());
        assertThat(reading.remarks()).singleElement().asString().contains("[feeds.arf]");
        assertThat(details(reading)).extracting(FeedDetail::name).containsExactly("other_report");
    }

    @Test
    void aReportThatNobodyVouchesForIsNotCounted() throws Exception {
        deliver(report(1).replace("dkim=pass", "dkim=fail"));
        assertThat(read(Optional.empty()).remarks()).singleElement().asString().contains("does not vouch");
    }
}
