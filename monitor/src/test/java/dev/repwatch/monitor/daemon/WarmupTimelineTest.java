package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.alerts.standin.SlackPost;
import dev.repwatch.monitor.cli.RepwatchCommand;
import dev.repwatch.monitor.notify.AdjustableClock;
import dev.repwatch.monitor.store.warmup.WarmupTable;
import dev.repwatch.monitor.warmup.Mail;
import dev.repwatch.monitor.warmup.WarmupDay;
import dev.repwatch.monitor.warmup.simulation.Limits;
import dev.repwatch.monitor.warmup.simulation.Scenario;
import dev.repwatch.monitor.warmup.simulation.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ninety days of one address through the whole daemon, from the intake to the last goal: what a person reads in Slack. The receivers are
 * simulated; what the mail server reads is what decides how much they are sent.
 */
@Tag("slow")
class WarmupTimelineTest {

    private static final String IP = "192.0.2.25";
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CLEAN = """
            {"ip": "192.0.2.25", "today": "2026-09-30", "owned": false, "listed": [], "history": [], "probe": [], "scores": {},
             "lists": {"asked": 140, "answered": 138, "tier1_unknown": []}, "neighbours": {"sampled": 16, "listed": 0},
             "ptr": "mx1.example.jp", "fcrdns": true, "generic_ptr": false, "ptr_settable": "yes", "cloud": "none",
             "port25": "open", "reserved": null, "asn_drop": false, "rdap": {"registered": "2019-04-01", "status": "active"},
             "snds": null, "helo": "mx1.example.jp", "domain_age_days": 900}
            """;
    private static final String NINETY_DAYS = """
            {"target": 2000, "shares": {"google": 0.6, "docomo": 0.4}, "start": "2026-10-01", "max_days": 90,
             "receivers": {"docomo": {"c0": 250, "k": 1.2}},
             "events": [{"from": 9, "to": 10, "provider": "docomo", "unknown": 0.09},
                        {"from": 18, "to": 19, "listed": true},
                        {"from": 26, "to": 27, "hide": true}],
             "pauses": [[30, 38]]}
            """;

    private final StringBuilder story = new StringBuilder();
    private int written;
    private int heard;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void readsAsItWasAgreed(String language) throws Exception {
        Path sent = Files.writeString(
                folder.resolve("sent.csv"),
                "date,ip,provider,sent,accepted,deferred,refused,unknown,complaints,listed\n");
        try (DaemonWorld world = new DaemonWorld(folder)) {
            Files.writeString(world.file, "language = \"" + language + "\"\n" + Files.readString(world.file) + """

                    [warmup]
                    volumes = "sent.csv"
                    file = "limits.json"
                    zone = "UTC"
                    """);
            intake(world);
            AdjustableClock clock = new AdjustableClock(Instant.parse("2026-10-01T05:00:00Z"));
            try (Daemon daemon = world.start(
                    DaemonEnvironment.ofSystem("test").withoutPosture().at(clock))) {
                Simulation.ninetyDays(
                        new Scenario("story", JSON.readTree(NINETY_DAYS)), throughThe(daemon, world, clock, sent));
                JsonNode history = JSON.readTree(
                                world.get("/api/v1/warmup/history/" + IP).body())
                        .path("history");
                assertThat(history.size()).isGreaterThan(150);
                assertThat(history.get(0).at("/decision/verdict").asText()).isEqualTo("complete");
                assertThat(world.get("/metrics").body())
                        .contains(
                                "repwatch_warmup_verdict{target=\"192.0.2.25\",provider=\"docomo\",verdict=\"complete\"} 1")
                        .contains("repwatch_warmup_limit_messages{target=\"192.0.2.25\",provider=\"google\"} 1200")
                        .contains("repwatch_warmup_day{target=\"192.0.2.25\"} 90");
            }
        }
        Path golden = Path.of("src/test/resources/dev/repwatch/monitor/daemon/warmup-" + language + ".txt");
        if ("update".equals(System.getProperty("repwatch.golden"))) {
            Files.writeString(golden, story);
        }
        assertThat(story.toString()).isEqualTo(Files.readString(golden));
    }

    private void intake(DaemonWorld world) throws IOException {
        Path evidence = Files.writeString(folder.resolve("seen.json"), CLEAN);
        story.append("== intake\n\n")
                .append(Said.good(world.file, "preflight", IP, "--evidence", evidence.toString())
                        .strip())
                .append("\n\n");
        Path book = folder.resolve("data/warmup.json");
        Files.createDirectories(book.getParent());
        int planned = RepwatchCommand.commandLine()
                .execute(
                        "warmup",
                        "plan",
                        "--ip",
                        IP,
                        "--source",
                        "mx1",
                        "--goal",
                        "google=1200",
                        "--goal",
                        "docomo=800",
                        "--book",
                        book.toString());
        assertThat(planned).isZero();
    }

    private Limits throughThe(Daemon daemon, DaemonWorld world, AdjustableClock clock, Path sent) {
        return (scenario, day, history) -> {
            try {
                history.subList(written, history.size()).forEach(it -> write(sent, it));
                written = history.size();
                LocalDate date = scenario.date(day);
                clock.set(date.atTime(7, 0).toInstant(ZoneOffset.UTC));
                Set<String> before = told(daemon);
                daemon.warmup().run();
                if (isNews(before, told(daemon))) {
                    await().atMost(Duration.ofSeconds(30)).until(() -> {
                        clock.forward(Duration.ofSeconds(5));
                        daemon.telling().dispatchOnce();
                        return posts(world).size() > heard;
                    });
                }
                tell(world, date);
                return limits(folder.resolve("limits.json"));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        };
    }

    private static Set<String> told(Daemon daemon) {
        String said = daemon.database().read(WarmupTable::told).getOrDefault(IP, "");
        return said.isEmpty() ? Set.of() : Set.of(said.split("\n", -1));
    }

    /** Less trouble than before is no news as long as some is left. */
    private static boolean isNews(Set<String> before, Set<String> after) {
        return !before.containsAll(after) || (after.isEmpty() && !before.isEmpty() && !before.equals(Set.of("warm")));
    }

    private static List<SlackPost> posts(DaemonWorld world) {
        return world.slack.received().stream()
                .filter(post ->
                        post.method().equals("chat.postMessage") && post.text().contains(IP))
                .toList();
    }

    private void tell(DaemonWorld world, LocalDate date) {
        List<SlackPost> posts = posts(world);
        posts.stream()
                .skip(heard)
                .forEach(post -> story.append("== ")
                        .append(date)
                        .append("\n\n")
                        .append(post.text()
                                .replaceAll("@[0-9a-f]{10}\\b", "@<installation>")
                                .replaceAll("repwatch on \\S+", "repwatch on <host>")
                                .replaceAll("repwatch（[^）]*）", "repwatch（<host>）")
                                .strip())
                        .append("\n\n"));
        heard = posts.size();
    }

    /** A day that nobody knows of has no row. */
    private static void write(Path sent, WarmupDay day) {
        day.mail().ifPresent(mail -> {
            try {
                Files.writeString(sent, row(day, mail), StandardOpenOption.APPEND);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        });
    }

    private static String row(WarmupDay day, Mail mail) {
        String complaints = mail.complaintRate().stream()
                .mapToObj(rate -> Long.toString(Math.round(rate * mail.accepted())))
                .findFirst()
                .orElse("");
        return String.join(
                        ",",
                        day.date().toString(),
                        IP,
                        day.provider(),
                        Long.toString(mail.sent()),
                        Long.toString(mail.accepted()),
                        Long.toString(mail.deferred()),
                        Long.toString(mail.refused()),
                        Long.toString(mail.unknown()),
                        complaints,
                        String.join(" ", day.listed()))
                + "\n";
    }

    private static Map<String, Long> limits(Path file) throws IOException {
        Map<String, Long> limits = new LinkedHashMap<>();
        JSON.readTree(file.toFile())
                .at("/limits/" + IP)
                .properties()
                .forEach(each -> limits.put(each.getKey(), each.getValue().asLong()));
        return limits;
    }
}
