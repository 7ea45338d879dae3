package dev.repwatch.monitor.cli.lists;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.repwatch.checks.Secret;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.section.WebSection;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.incident.StateView.Doubt;
import dev.repwatch.monitor.incident.StateView.ListView;
import dev.repwatch.monitor.incident.StateView.Quarantine;
import dev.repwatch.monitor.web.ApiToken;
import dev.repwatch.monitor.web.HeaderAuthenticator;
import dev.repwatch.monitor.web.WebServer;
import dev.repwatch.monitor.web.lists.ListRoutes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListsCommandTest {

    private static final String TARGETS = "[[targets]]\naddresses = [\"192.0.2.1\"]\n";

    @TempDir
    private Path folder;

    private Path config;

    @BeforeEach
    void nameTheConfiguration() {
        config = folder.resolve("config.toml");
    }

    @Test
    void showsWhatIsAskedFirstAndThatTheDaemonIsNotRunning() {
        CommandRun run = lists();

        assertThat(run.exitCode()).isZero();
        List<String> lines = run.out().lines().map(String::strip).toList();
        assertThat(lines.get(0)).matches("LIST +ON +TIER +KINDS +SCOPE +HEALTH +KEY +TERMS");
        assertThat(lines.get(1))
                .matches("spamhaus-zen +on +1 +ipv4 ipv6 +ip v6-64 asn +not known \\(daemon not running\\) +"
                        + "300000/day,.*");
        assertThat(run.out()).contains("non-commercial");
        assertThat(run.out()).contains("spamhaus-dqs-zen").doesNotContain("sorbs");
    }

    @Test
    void theDeadAreShownWhenAskedFor() {
        assertThat(lists("--dead").out())
                .containsPattern("sorbs +dead .*dead since 2024-06-05")
                .containsPattern("msbl-ebl +not askable .*asked by the hash")
                .containsPattern("invaluement-sip +not askable .*private zone");
    }

    @Test
    void theConfigurationDecides() throws IOException {
        Files.writeString(config, TARGETS + """
            [lists]
            disable = ["spamcop"]
            [[list]]
            id = "example-bl"
            zone = "bl.example.test"
            kinds = ["ipv4"]
            codes = { "127.0.0.2" = { name = "spam source" } }
            """);

        String out = lists("--on").out();

        assertThat(out).contains("example-bl", "spamhaus-zen").doesNotContain("spamcop");
    }

    @Test
    void aBadConfigurationIsRefused() throws IOException {
        Files.writeString(config, TARGETS + "[lists]\nenable = [\"sorbs\"]\n");

        CommandRun run = lists();

        assertThat(run.exitCode()).isEqualTo(78);
        assertThat(run.err()).contains("config.toml:4", "dead since 2024-06-05");
    }

    @Test
    void programsGetJsonAndCsv() throws IOException {
        JsonNode json =
                JsonMapper.builder().build().readTree(lists("--output", "json").out());
        JsonNode zen = json.get("lists").get(0);

        assertThat(zen.get("id").asText()).isEqualTo("spamhaus-zen");
        assertThat(zen.get("on").asBoolean()).isTrue();
        assertThat(zen.get("kinds")).hasSize(2);

        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(lists("--output", "csv").out())) {
            assertThat(csv.stream().filter(row -> row.getField("list").equals("spamcop")))
                    .singleElement()
                    .satisfies(row -> assertThat(row.getField("zone")).isEqualTo("bl.spamcop.net"));
        }
    }

    @Test
    void oneListIsShownWithItsCodesAndItsWaysOff() {
        CommandRun run = lists("show", "zen.spamhaus.org");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Spamhaus ZEN", "127.0.0.4-127.0.0.7", "XBL (exploit)", "removal of SBL")
                .contains("https://check.spamhaus.org/results/?query={target}")
                .contains("the zone name is misspelt in the question");
    }

    @Test
    void whatIsNotKnownOfAListIsSaidToBeUnknown() {
        assertThat(lists("show", "brukalai-white").out())
                .containsPattern("home +unknown")
                .containsPattern("must be listed +unknown")
                .containsPattern("ends by itself +unknown")
                .containsPattern("if repeated +unknown");
    }

    @Test
    void theKeyOfAListThatIsOffIsNotSaidToBeMissing() throws IOException {
        Files.writeString(folder.resolve("key"), "examplekey");
        Files.writeString(config, TARGETS + """
            [lists]
            disable = ["spamhaus-dqs-zen"]
            [[list]]
            id = "spamhaus-dqs-zen"
            key_file = "key"
            """);

        assertThat(lists().out())
                .containsPattern("spamhaus-dqs-zen +off .*needed")
                .doesNotContain("missing");
    }

    @Test
    void aMisspeltNameGetsTheNearestOne() {
        CommandRun run = lists("show", "spamhaus-zem");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("spamhaus-zen");
    }

    @Test
    void lintFindsNothingInWhatIsShippedAndSomethingInWhatIsWrong() throws IOException {
        assertThat(CommandRun.of("lists", "lint"))
                .isEqualTo(new CommandRun(0, "nothing found" + System.lineSeparator(), ""));

        Path file =
                Files.writeString(folder.resolve("lists.toml"), "[[list]]\nid = \"x\"\nzone = \"zen.spamhaus.org\"\n");
        CommandRun run = CommandRun.of("lists", "lint", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains(file + ":2:1: kinds: a list needs its kinds");
    }

    @Test
    void lintFailsWhereNobodyIsToldHowToGetOff() throws IOException {
        Path file = Files.writeString(folder.resolve("lists.toml"), """
            [[list]]
            id = "x"
            zone = "bl.example.test"
            kinds = ["ipv4"]
            codes = { "127.0.0.2" = { polarity = "listed" } }
            """);

        assertThat(CommandRun.of("lists", "lint", file.toString()))
                .isEqualTo(new CommandRun(
                        1,
                        file
                                + ": x: for \"listed\" nobody is told what to do: write removal.how, or name home,"
                                + " removal.url or removal.mail"
                                + System.lineSeparator(),
                        ""));
    }

    @Test
    void probeTellsTheListsApartThatCanBeBelieved() throws IOException {
        try (LoopbackNameserver dns = LoopbackNameserver.start()) {
            dns.zone("good.example.test").testPoints("127.0.0.2");
            dns.zone("mute.example.test");
            Files.writeString(
                    config,
                    TARGETS + "[dns]\nresolvers = [\"" + dns.address() + "\"]\n[lists]\ndefaults = false\n"
                            + own("good") + own("mute"));

            CommandRun run = lists("probe");

            assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
            assertThat(run.out()).containsPattern("good +can be believed").containsPattern("mute +test point missing");
            assertThat(lists("probe", "good").exitCode()).isZero();
            assertThat(lists("probe", "sorbs").err()).contains("dead since");
            assertThat(lists("probe", "abusix-combined").err()).contains("needs a key");
        }
    }

    @Test
    void theRunningDaemonSaysHowItsListsAre() throws IOException {
        Secret token = ApiToken.in(folder, new SecureRandom());
        StateView state = new StateView(
                Instant.EPOCH,
                Map.of(),
                List.of(),
                List.of(),
                Map.of(
                        new SourceId("spamcop"),
                        new ListView(true, Optional.empty(), 0, Optional.of(Instant.EPOCH)),
                        new SourceId("mailspike-bl"),
                        new ListView(
                                true,
                                Optional.empty(),
                                Optional.of(new Doubt(
                                        Optional.of(Cause.LISTS_EVERYTHING),
                                        "40 newly listed",
                                        Instant.parse("2026-11-24T08:00:00Z"))),
                                0,
                                Optional.empty()),
                        new SourceId("psbl"),
                        new ListView(
                                false,
                                Optional.of(new Quarantine(
                                        Cause.LISTS_EVERYTHING,
                                        "127.0.0.1 is listed",
                                        Instant.parse("2026-11-24T09:00:00Z"))),
                                0,
                                Optional.empty())));
        Files.writeString(config, TARGETS + "[web]\nlisten = \"127.0.0.1:0\"\n");
        WebSection anyPort = settings().file().web();
        try (WebServer web = WebServer.start(
                anyPort,
                HeaderAuthenticator.of(anyPort, token, () -> Instant.EPOCH),
                ListRoutes.of(() -> state),
                () -> Instant.EPOCH)) {
            Files.writeString(
                    config,
                    TARGETS + "[web]\nlisten = \"127.0.0.1:" + web.address().getPort() + "\"\n[storage]\npath = \""
                            + folder.resolve("repwatch") + "\"\n");

            String out = lists("--on").out();

            assertThat(out)
                    .containsPattern("spamcop +on +2 +ipv4 ipv6 +ip +well ")
                    .containsPattern("mailspike-bl .*in doubt \\(lists everything\\) since 2026-11-24T08:00:00Z")
                    .containsPattern("psbl +on +3 +ipv4 +ip +lists everything since 2026-11-24T09:00:00Z")
                    .containsPattern("spamhaus-zen .*not asked by the running daemon");
        }
    }

    private Settings settings() {
        return new ConfigReader(Map.of(), Sections.ALL).read(config).match(ConfigOutcome.Read::settings, refused -> {
            throw new AssertionError(refused.problems());
        });
    }

    private static String own(String name) {
        return """
            [[list]]
            id = "%1$s"
            zone = "%1$s.example.test"
            kinds = ["ipv4"]
            codes = { "127.0.0.2" = { name = "spam source" } }
            """.formatted(name);
    }

    private CommandRun lists(String... arguments) {
        List<String> all = new ArrayList<>(List.of("lists"));
        all.addAll(List.of(arguments));
        if (Files.exists(config)) {
            all.addAll(List.of("-c", config.toString()));
        }
        return CommandRun.of(all.toArray(String[]::new));
    }
}
