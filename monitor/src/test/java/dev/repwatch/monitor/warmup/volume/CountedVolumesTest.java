package dev.repwatch.monitor.warmup.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.checks.Secret;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.warmup.WarmupPlan;
import dev.repwatch.monitor.warmup.book.PlanEntry;
import dev.repwatch.monitor.warmup.book.PrometheusSettings;
import dev.repwatch.monitor.warmup.book.VolumeFile.Row;
import dev.repwatch.monitor.warmup.book.WarmupSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was sent, as counters in a Prometheus server say it. */
class CountedVolumesTest {

    private static final String IP = "192.0.2.25";
    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 5);
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Instant BEGINS = MONDAY.atStartOfDay(TOKYO).toInstant();
    private static final Instant NOON = BEGINS.plusSeconds(43_200);
    private static final PlanEntry PLAN = new PlanEntry(
            IP,
            "mx1",
            new WarmupPlan(100, false, Map.of("google", 19_000L, "docomo", 500L)),
            PlanEntry.State.ACTIVE,
            List.of());

    /** A series of the fake server: a value at each moment, or a hole where it is less than nothing. */
    private record Series(String query, String labels, LongUnaryOperator value) {}

    @TempDir
    private Path folder;

    private Database database;
    private MockWebServer server;
    private final List<Series> series = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        database = Database.open(new StorageLocation.H2File(folder.resolve("repwatch")));
        server = new MockWebServer();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(matrix(request));
            }
        });
        server.start();
        series.add(new Series("up", "{}", at -> onMonday(at) ? 1 : -1));
        add("sent", IP, "gmail", at -> (at - BEGINS.getEpochSecond()) / 60);
        add("accepted", IP, "gmail", at -> (at - BEGINS.getEpochSecond()) / 75);
    }

    @AfterEach
    void close() {
        server.close();
        database.close();
    }

    @Test
    void a_day_is_what_counters_rose_by_and_each_reset_is_seen() throws IOException {
        // another process of the same address, which began anew at noon
        add("sent", "mx1", "gmail", at -> at < NOON.getEpochSecond() ? 5_000 : 40);
        add("sent", "192.0.2.99", "gmail", at -> at);
        List<Row> rows = volumes(settings(Optional.empty()));
        assertThat(rows).extracting(Row::date).containsOnly(MONDAY);
        Row google = of(rows, "google");
        assertThat(google.mail().sent()).isEqualTo(1_440 + 40);
        assertThat(google.mail().accepted()).isEqualTo(1_152);
        assertThat(google.mail().deferred()).as("what nobody explains").isEqualTo(1_480 - 1_152);
        assertThat(of(rows, "docomo").mail().sent())
                .as("the address counts, and nothing of it went there")
                .isZero();
    }

    @Test
    void who_says_what_was_put_off_is_believed() throws IOException {
        add("deferred", IP, "gmail", at -> (at - BEGINS.getEpochSecond()) / 3_600);
        assertThat(of(volumes(settings(Optional.of("deferred"))), "google")
                        .mail()
                        .deferred())
                .isEqualTo(24);
    }

    @Test
    void a_hole_is_no_data_and_never_zero() throws IOException {
        series.set(
                0, new Series("up", "{}", at -> onMonday(at) && Math.abs(at - NOON.getEpochSecond()) > 600 ? 1 : -1));
        assertThat(volumes(settings(Optional.empty()))).isEmpty();
        series.set(0, new Series("up", "{}", at -> onMonday(at) && at < NOON.getEpochSecond() ? 1 : -1));
        assertThat(volumes(settings(Optional.empty())))
                .as("not seen to its end")
                .isEmpty();
        series.set(0, new Series("up", "{}", at -> at == NOON.getEpochSecond() ? -1 : onMonday(at) ? 1 : -1));
        assertThat(volumes(settings(Optional.empty())))
                .as("one scrape that failed")
                .hasSize(2);
        series.add(new Series("up", "{\"instance\":\"b\"}", at -> onMonday(at) ? 0 : -1));
        assertThat(volumes(settings(Optional.empty()))).as("one of two is down").isEmpty();
    }

    @Test
    void an_address_without_counters_is_not_one_without_mail() throws IOException {
        series.removeIf(each -> each.query().equals("accepted"));
        assertThat(volumes(settings(Optional.empty()))).isEmpty();
    }

    @Test
    void a_day_that_is_known_is_asked_about_once() throws IOException {
        CountedVolumes volumes = volumes();
        WarmupSettings settings = settings(Optional.empty());
        volumes.read(settings, List.of(PLAN), MONDAY);
        int first = server.getRequestCount();
        assertThat(volumes.read(settings, List.of(PLAN), MONDAY)).hasSize(2);
        assertThat(server.getRequestCount() - first)
                .as("the two days before, which may be filled in late")
                .isEqualTo(2);
    }

    @Test
    void what_is_no_whole_answer_is_said_and_changes_nothing() {
        String warned = "{\"status\":\"success\",\"warnings\":[\"store is away\"],\"data\":{\"resultType\":\"matrix\","
                + "\"result\":[]}}";
        refused(answer(warned), "gave no whole answer to up");
        refused(answer("{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\"}}"), "gave no whole answer");
        refused(answer("<html>"), "answered with what is no JSON");
        refused(answer("[".repeat(100_000)), "answered with what is no JSON");
        refused(answer(" ".repeat((16 << 20) + 1)), "answered with more than 16 MiB");
        refused(
                new MockResponse.Builder()
                        .code(400)
                        .body("{\"error\":\"1:3: parse \\u001b[2J error\"}")
                        .build(),
                "answered 400: 1:3: parse [2J error");
        refused(
                new MockResponse.Builder()
                        .code(302)
                        .setHeader("Location", "http://192.0.2.1/")
                        .build(),
                "answered 302");
        server.close();
        assertThatThrownBy(() -> volumes(settings(Optional.empty()))).hasMessageContaining("does not answer");
    }

    private void refused(MockResponse response, String sentence) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return response;
            }
        });
        assertThatThrownBy(() -> volumes(settings(Optional.empty())))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("[warmup.prometheus] ")
                .hasMessageContaining(sentence);
    }

    private static boolean onMonday(long at) {
        return at >= BEGINS.getEpochSecond() && at <= BEGINS.getEpochSecond() + 86_400;
    }

    private void add(String query, String ip, String provider, LongUnaryOperator value) {
        series.add(new Series(query, "{\"ip\":\"" + ip + "\",\"provider\":\"" + provider + "\"}", value));
    }

    /** As Prometheus itself: a point each step, both ends included, values as text. */
    @Test
    void a_login_is_shown_with_each_question_and_to_nobody_far_away_in_clear() throws Exception {
        volumes(settings(Optional.empty(), Optional.of("mail"), Optional.of(new Secret("geheim")), Optional.empty()));
        assertThat(shown()).containsOnly("Basic bWFpbDpnZWhlaW0=");
        volumes(settings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(new Secret("abc"))));
        assertThat(shown()).containsOnly("Bearer abc");
        volumes(settings(Optional.empty()));
        assertThat(shown()).containsOnly("nothing");
        assertThatThrownBy(() -> new PrometheusSettings(
                        URI.create("http://prometheus.example.com"),
                        "up",
                        "sent",
                        "accepted",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Secret("abc"))))
                .hasMessage("url: a login is sent over https only, or to this machine");
        assertThatThrownBy(() -> settings(Optional.empty(), Optional.of("mail"), Optional.empty(), Optional.empty()))
                .hasMessage("user: needs a password beside it");
    }

    private List<String> shown() throws InterruptedException {
        List<String> shown = new ArrayList<>();
        RecordedRequest request = server.takeRequest(1, TimeUnit.MILLISECONDS);
        while (request != null) {
            shown.add(Optional.ofNullable(request.getHeaders().get("Authorization"))
                    .orElse("nothing"));
            request = server.takeRequest(1, TimeUnit.MILLISECONDS);
        }
        return shown;
    }

    private String matrix(RecordedRequest request) {
        String query = Objects.requireNonNull(request.getUrl().queryParameter("query"));
        long from = number(request, "start");
        long until = number(request, "end");
        long step = number(request, "step");
        assertThat(request.getUrl().encodedPath()).isEqualTo("/prom/api/v1/query_range");
        return series.stream()
                .filter(each -> each.query().equals(query))
                .map(each -> LongStream.iterate(from, at -> at <= until, at -> at + step)
                        .filter(at -> each.value().applyAsLong(at) >= 0)
                        .mapToObj(at -> "[" + at + ",\"" + each.value().applyAsLong(at) + "\"]")
                        .collect(Collectors.joining(",", "{\"metric\":" + each.labels() + ",\"values\":[", "]}")))
                .collect(Collectors.joining(
                        ",", "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[", "]}}"));
    }

    private static long number(RecordedRequest request, String name) {
        return Long.parseLong(Objects.requireNonNull(request.getUrl().queryParameter(name)));
    }

    private static MockResponse answer(String body) {
        return new MockResponse.Builder().body(body).build();
    }

    private List<Row> volumes(WarmupSettings settings) throws IOException {
        return volumes().read(settings, List.of(PLAN), MONDAY);
    }

    private CountedVolumes volumes() {
        return new CountedVolumes((settings, plans, newest) -> List.of(), database);
    }

    private WarmupSettings settings(Optional<String> deferred) {
        return settings(deferred, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private WarmupSettings settings(
            Optional<String> deferred, Optional<String> user, Optional<Secret> password, Optional<Secret> token) {
        WarmupSettings usual = WarmupSettings.DEFAULT;
        return new WarmupSettings(
                Optional.empty(),
                false,
                Optional.of(new PrometheusSettings(
                        server.url("/prom").uri(),
                        "up",
                        "sent",
                        "accepted",
                        deferred,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        user,
                        password,
                        token)),
                Optional.empty(),
                usual.format(),
                List.of(),
                usual.hookTimeout(),
                Optional.of(TOKYO),
                0,
                false,
                usual.thresholds());
    }

    private static Row of(List<Row> rows, String provider) {
        return rows.stream()
                .filter(row -> row.provider().equals(provider.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }
}
