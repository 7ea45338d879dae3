package dev.repwatch.monitor.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Origin;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TableReportTest {

    private final Target target = new DomainTarget("example.jp");

    @Test
    void oneCauseOfManyIsSaidOnceWithTheirNames() {
        String report = report(
                unknown("one", "the resolver cannot be reached"),
                unknown("two", "the resolver cannot be reached"),
                unknown("other", "HTTP 503"),
                unknown("three", "the resolver cannot be reached"),
                look("clean", new Finding.NotListed()));

        assertThat(report)
                .containsOnlyOnce("the resolver cannot be reached")
                .contains("3 lists or checks")
                .contains("one, two, three")
                .containsPattern("unknown +other +server failed: HTTP 503")
                .contains("not listed on 1 of 5 lists");
    }

    @Test
    void twoOfACauseKeepTheirLines() {
        assertThat(report(unknown("one", "too slow"), unknown("two", "too slow")))
                .containsPattern("unknown +one +server failed: too slow")
                .containsPattern("unknown +two +server failed: too slow")
                .contains("not listed on 0 of 2 lists");
    }

    private String report(Observation... observations) {
        TargetReport report = new TargetReport(
                target, TargetVerdict.UNKNOWN, Stream.of(observations).toList());
        return TableReport.of(List.of(report), source -> Optional.empty());
    }

    private Observation unknown(String list, String detail) {
        return look(list, new Finding.Unknown(Cause.SERVER_FAILED, detail));
    }

    private Observation look(String list, Finding finding) {
        return new Observation(
                target,
                new SourceId(list),
                finding,
                List.of(),
                Duration.ZERO,
                "test",
                Instant.EPOCH,
                false,
                Origin.ASKED);
    }
}
