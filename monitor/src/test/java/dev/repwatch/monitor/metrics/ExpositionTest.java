package dev.repwatch.monitor.metrics;

import static dev.repwatch.monitor.metrics.MadeUpInput.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.telemetry.CheckOutcome;
import dev.repwatch.monitor.telemetry.DnsReply;
import dev.repwatch.monitor.telemetry.FailureReason;
import dev.repwatch.monitor.telemetry.NotificationEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ExpositionTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/repwatch/monitor/metrics/exposition.txt");
    private static final String OPEN_METRICS =
            "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5";

    private final Counters counters = new Counters(Incidents.ALL.counted());

    @Test
    void looksLikeTheGoldenFile() throws IOException {
        busy();
        String page =
                withoutJavaVersion(text(MadeUpInput.small().at(NOON.plus(Duration.ofMinutes(30))), "", List.of()));
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(GOLDEN, page);
        }
        assertThat(page).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void aRemovedTargetIsGoneAtTheNextScrape() {
        assertThat(text(MadeUpInput.small(), "", List.of())).contains("192.0.2.10");
        assertThat(text(MadeUpInput.small().without(MadeUpInput.ONE), "", List.of()))
                .doesNotContain("192.0.2.10");
    }

    @Test
    void noSeriesSaysWhenACounterWasCreated() {
        busy();
        assertThat(text(MadeUpInput.small(), "", List.of())).doesNotContain("_created");
        assertThat(text(MadeUpInput.small(), OPEN_METRICS, List.of())).doesNotContain("_created");
    }

    @Test
    void speaksOpenMetricsToThoseWhoAsk() {
        assertThat(exposition(MadeUpInput.small())
                        .render(OPEN_METRICS, "", List.of())
                        .contentType())
                .startsWith("application/openmetrics-text; version=1.0.0");
        assertThat(text(MadeUpInput.small(), OPEN_METRICS, List.of()))
                .contains("# TYPE repwatch_checks counter", "repwatch_checks_total{list=\"big-bl\"")
                .endsWith("# EOF\n");
        assertThat(exposition(MadeUpInput.small()).render("", "", List.of()).contentType())
                .startsWith("text/plain; version=0.0.4");
    }

    @Test
    void compressesForThoseWhoCanReadIt() throws IOException {
        Exposition exposition = exposition(MadeUpInput.small());
        Exposition.Page page = exposition.render("", "deflate, gzip;q=1.0, *;q=0.5", List.of());
        assertThat(page.contentEncoding()).contains("gzip");
        try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(page.body()))) {
            assertThat(new String(unzipped.readAllBytes(), UTF_8)).contains("repwatch_build_info");
        }
        assertThat(exposition.render("", "gzip;q=0", List.of()).contentEncoding())
                .isEmpty();
        assertThat(exposition.render("", "", List.of()).contentEncoding()).isEmpty();
    }

    @Test
    void givesOnlyTheNamesAsked() {
        String page = text(MadeUpInput.small(), "", List.of("repwatch_target_score"));
        assertThat(page.lines().filter(line -> !line.startsWith("#")))
                .as("of the fourth, nothing is known")
                .hasSize(3)
                .allMatch(line -> line.startsWith("repwatch_target_score{"));
    }

    @Test
    void anEmptyLabelIsLeftOut() {
        assertThat(text(MadeUpInput.small(), "", List.of("repwatch_target_info")))
                .contains("repwatch_target_info{target=\"example.jp\",kind=\"domain\",name=\"example.jp\"} 1\n")
                .doesNotContain("=\"\"");
    }

    @Test
    void foreignTextCannotBreakALine() {
        assertThat(text(MadeUpInput.small(), "", List.of("repwatch_target_info")))
                .contains("owner=\"mail \\\"team\\\"\"}")
                .doesNotContain("secret", "\r", "\u0000", "\u202e");
    }

    @Test
    void theMatrixIsThereOnRequestAndLeavesOutListsThatAreNotBelieved() {
        String page =
                text(MadeUpInput.small().with(new MetricsOptions(List.of(), true, 5)), "", List.of("repwatch_listed"));
        assertThat(page.lines().filter(line -> !line.startsWith("#")))
                .containsExactly(
                        "repwatch_listed{target=\"192.0.2.10\",list=\"big-bl\"} 1",
                        "repwatch_listed{target=\"198.51.100.7\",list=\"big-bl\"} 0",
                        "repwatch_listed{target=\"2001:db8::10\",list=\"big-bl\"} 0",
                        "repwatch_listed{target=\"192.0.2.10\",list=\"small-bl\"} 0",
                        "repwatch_listed{target=\"198.51.100.7\",list=\"small-bl\"} 0");
    }

    @Test
    void aMatrixTooLargeIsWithheldAndCounted() {
        String page = text(MadeUpInput.small().with(new MetricsOptions(List.of(), true, 4)), "", List.of());
        assertThat(page)
                .contains("repwatch_series_dropped{family=\"repwatch_listed\"} 5")
                .doesNotContain("repwatch_listed{");
    }

    @Test
    void numbersOfFeedsThatAreTooManyAreWithheldAndCounted() {
        String page = text(MadeUpInput.small().with(new MetricsOptions(List.of(), false, 2)), "", List.of());
        assertThat(page)
                .contains("repwatch_series_dropped{family=\"repwatch_feed_measure\"} 5")
                .contains("repwatch_external_score{")
                .doesNotContain("repwatch_feed_measure{", "repwatch_feed_measure_band{");
    }

    @Test
    void countsItsOwnSeries() {
        String page = text(MadeUpInput.small(), "", List.of());
        long series = page.lines().filter(line -> !line.startsWith("#")).count();
        assertThat(page).contains("repwatch_exported_series " + series + "\n");
    }

    @Test
    void theJvmIsThereToo() {
        Exposition.Page page = Exposition.of(MadeUpInput.small(), counters).render("", "", List.of());
        assertThat(page.text()).contains("jvm_memory_bytes_used", "process_cpu_seconds_total");
    }

    private void busy() {
        SourceId big = new SourceId("big-bl");
        counters.checkFinished(big, CheckOutcome.LISTED);
        counters.checkFinished(big, CheckOutcome.CLEAN);
        counters.checkFinished(big, CheckOutcome.TIMEOUT);
        counters.checkFinished(new SourceId("gone-bl"), CheckOutcome.CLEAN);
        counters.listAnswered(big, Duration.ofMillis(30));
        counters.listAnswered(big, Duration.ofMillis(50));
        counters.listAnswered(big, Duration.ofSeconds(6));
        counters.dnsQuery("127.0.0.1:53", DnsReply.NOERROR);
        counters.dnsQuery("127.0.0.1:53", DnsReply.OTHER);
        counters.roundFinished(Duration.ofSeconds(42));
        counters.incidentOpened("listing", Severity.CRITICAL);
        counters.incidentResolved("listing", Severity.MINOR, Optional.of(Duration.ofHours(4)));
        counters.notification("ops", "slack", NotificationEvent.FIRED);
        counters.notificationDelivered("ops", "slack", Duration.ofMillis(300), NOON);
        counters.notificationFailed("mail", "email", FailureReason.NETWORK);
        counters.configReloaded(true, NOON.minusSeconds(600));
        counters.configReloaded(false, NOON);
    }

    private String text(MadeUpInput input, String accept, List<String> names) {
        return exposition(input).render(accept, "", names).text();
    }

    private Exposition exposition(MadeUpInput input) {
        return new Exposition(input, counters);
    }

    private static String withoutJavaVersion(String page) {
        return page.replaceAll("java_version=\"[^\"]*\"", "java_version=\"17\"");
    }
}
