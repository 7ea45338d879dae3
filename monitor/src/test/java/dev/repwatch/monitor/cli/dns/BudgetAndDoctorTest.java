package dev.repwatch.monitor.cli.dns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.RepwatchCommand;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.bind.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BudgetAndDoctorTest {

    private static final String LIST = """
            [[list]]
            id = "small"
            zone = "bl.test"
            kinds = ["ipv4"]
            operator = "Small"
            codes = { "127.0.0.2" = { name = "spam source", severity = "major" } }
            terms = { queries_per_day = 100, note = "free below 100 a day" }
            [lists]
            defaults = false
            """;

    private static final String TARGETS = "[[targets]]\naddresses = [\"192.0.2.0/29\"]\n";

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theBudgetShowsWhatCannotBePlannedEither() throws IOException {
        assertThat(run(LIST.replace("= 100", "= 1") + TARGETS, "budget")).isEqualTo(ExitCode.BAD_CONFIGURATION);

        // 8 addresses and 3 control points, 48 times a day
        assertThat(out.toString())
                .containsPattern("small +8 +30m +528 +1 +52800%  OVER THE LIMIT: repwatch will not start");
    }

    @Test
    void whereNotEveryTargetHasItsTurnTheQuestionsArePlanned() throws IOException {
        assertThat(run(LIST + TARGETS, "budget")).isEqualTo(ExitCode.CLEAN);

        // four fifths of 100 a day for 8 addresses, and the control points every six hours
        assertThat(out.toString())
                .containsPattern("small +8 +2h24m +92 +100 +9[0-9]% +planned: on average")
                .contains(
                        "Small allows 100 questions a day, and has 8 targets and lists to be asked about; what is asked"
                                + " next is planned, each every 2h24m on average");
        assertThat(run(LIST + TARGETS, "validate")).isEqualTo(ExitCode.CLEAN);
        assertThat(err.toString()).contains("what is asked next is planned");
        assertThat(run(LIST + TARGETS, "budget", "--output", "json")).isEqualTo(ExitCode.CLEAN);
        assertThat(out.toString()).contains("\"planned\" : true").contains("\"refused\" : false");
    }

    @Test
    void theBudgetIsThereForPrograms() throws IOException {
        assertThat(run(LIST + "accept_terms = [\"small\"]\n" + TARGETS, "budget", "--output", "json"))
                .isEqualTo(ExitCode.CLEAN);

        JsonNode plan = new ObjectMapper().readTree(out.toString());
        assertThat(plan.get("queries_per_day").asLong()).isEqualTo(528);
        assertThat(plan.at("/lists/0/terms_accepted").asBoolean()).isTrue();
        assertThat(plan.at("/lists/0/refused").asBoolean()).isFalse();
    }

    @Test
    void aPlanThatIsTooMuchIsRefusedUntilTheTermsAreAccepted() throws IOException {
        String less = LIST.replace("= 100", "= 1");
        Path file = Files.writeString(directory.resolve("plan.toml"), less + TARGETS);
        ConfigReader daemon = new ConfigReader(Map.of(), List.of(), true);
        List<Problem> problems = daemon.read(file).match(read -> List.of(), ConfigOutcome.Refused::problems);
        assertThat(problems)
                .singleElement()
                .asString()
                .contains("\"small\" would be asked 528 times a day (all lists of Small: 528), and 1 are allowed")
                .contains("[lists] accept_terms");

        Files.writeString(file, less + "accept_terms = [\"small\"]\n" + TARGETS);
        assertThat(daemon.read(file)).isInstanceOf(ConfigOutcome.Read.class);
    }

    @Test
    void whatThePaceDoesNotAllowIsPlannedToo() throws IOException {
        String slow = LIST.replace("queries_per_day = 100", "queries_per_second = 0.01")
                + TARGETS.replace("192.0.2.0/29", "192.0.2.0/27");
        String why =
                "not every target has its turn within dnsbl = \"30m\": Small allows 0.01 questions a second, and has"
                        + " 32 targets and lists to be asked about; what is asked next is planned, each every 1h10m on average";
        assertThat(run(slow, "budget")).isEqualTo(ExitCode.CLEAN);
        assertThat(out.toString()).contains("planned: on average").contains(why);
        assertThat(run(slow, "validate")).isEqualTo(ExitCode.CLEAN);
        assertThat(err.toString()).contains(why);
        assertThat(run(slow, "budget", "--output", "json")).isEqualTo(ExitCode.CLEAN);
        assertThat(out.toString()).contains("\"too_slow\" : true").contains("\"shortest_interval_seconds\" : 4500");
    }

    @Test
    void theDoctorNamesTheFix() throws IOException {
        try (LoopbackNameserver server = LoopbackNameserver.start()) {
            server.zone("example.com");
            server.zone("dnssec-failed.org").misbehave(BrokenLists.rcode("SERVFAIL"));
            server.zone("bl.test").testPoints("127.0.0.2");
            String resolvers = "[dns]\nresolvers = [\"" + server.address() + "\"]\n";

            assertThat(run(resolvers + LIST + TARGETS, "doctor")).isEqualTo(ExitCode.CLEAN);
            assertThat(out.toString())
                    .contains(server.address())
                    .contains("note  only one")
                    .contains("fix: ");

            server.zone("bl.test").misbehave(BrokenLists.everything("127.255.255.254"));
            assertThat(run(resolvers + LIST + TARGETS, "doctor")).isEqualTo(ExitCode.LISTED);
            assertThat(out.toString())
                    .contains("BAD   refused by lists: small: the list refuses the question with 127.255.255.254")
                    .contains("fix: run your own recursive resolver");
        }
    }

    private int run(String text, String... arguments) throws IOException {
        Path file = Files.writeString(directory.resolve("config.toml"), text);
        CommandLine line = RepwatchCommand.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--config";
        all[arguments.length + 1] = file.toString();
        return line.execute(all);
    }
}
