package dev.repwatch.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ValidateCommandTest {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void saysWhatAGoodConfigurationComesTo() throws IOException {
        assertThat(validate("[[targets]]\naddresses = [\"192.0.2.0/30\"]")).isEqualTo(ExitCode.CLEAN);

        assertThat(out.toString()).contains("is valid").contains("targets   4 (4 ipv4) in 0 pools");
    }

    @Test
    void refusesABrokenOneWithEveryProblem() throws IOException {
        assertThat(validate("[web]\nlisen = 1\n[dns]\nretries = -1")).isEqualTo(ExitCode.BAD_CONFIGURATION);

        assertThat(err.toString())
                .contains(":2:1: unknown key \"lisen\" in [web]; did you mean \"listen\"?")
                .contains(":4:1: retries in [dns]: -1 is not between 0 and 10");
    }

    @Test
    void programsGetJson() throws IOException {
        assertThat(validate("[[targets]]\naddresses = [\"192.0.2.1\"]\npool = \"bulk\"", "--output", "json"))
                .isEqualTo(ExitCode.CLEAN);

        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.path("valid").asBoolean()).isTrue();
        assertThat(json.path("targets").path(0).path("pool").asText()).isEqualTo("bulk");
        assertThat(json.path("lists").size()).isPositive();
        assertThat(json.path("queries_per_day").asLong()).isPositive();
        assertThat(json.path("warnings").size()).isEqualTo(1);
    }

    @Test
    void objectsToMoreQuestionsThanAListAllows() throws IOException {
        String greedy = """
                [schedule]
                dnsbl = "1s"
                [[list]]
                id = "small"
                zone = "bl.example.test"
                kinds = ["ipv4"]
                terms = { queries_per_day = 100 }
                codes = { "127.0.0.2" = { name = "spam" } }
                [[targets]]
                addresses = ["192.0.2.0/28"]
                [lists]
                defaults = false
                """;

        assertThat(validate(greedy)).isEqualTo(ExitCode.BAD_CONFIGURATION);
        assertThat(err.toString()).contains("small would be asked").contains("its operator allows 100");
        assertThat(validate(greedy + "accept_terms = [\"small\"]\n")).isEqualTo(ExitCode.CLEAN);
    }

    @Test
    void saysThatACertificateCannotBeUsed() throws IOException {
        Path key = Files.writeString(
                directory.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\nAAAAA\n-----END PRIVATE KEY-----\n");

        assertThat(validate("[web.tls]\ncert = \"cert.pem\"\nkey = \"key.pem\"\n"))
                .isEqualTo(ExitCode.BAD_CONFIGURATION);
        assertThat(err.toString()).contains("config.toml: [web.tls]: " + key + " holds a damaged key");
    }

    @Test
    void saysThatAResolverHasNoAddress() throws IOException {
        assertThat(validate("[dns]\nresolvers = [\"127.0.0.1:53\", \"resolver.invalid:53\"]\n"))
                .isEqualTo(ExitCode.BAD_CONFIGURATION);
        assertThat(err.toString())
                .contains("config.toml: resolvers in [dns]: no address is known for \"resolver.invalid:53\"");
    }

    private int validate(String text, String... more) throws IOException {
        Path file = Files.writeString(directory.resolve("config.toml"), text);
        CommandLine line = RepwatchCommand.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        List<String> arguments = new ArrayList<>(List.of("validate", "--config", file.toString()));
        arguments.addAll(List.of(more));
        return line.execute(arguments.toArray(new String[0]));
    }
}
