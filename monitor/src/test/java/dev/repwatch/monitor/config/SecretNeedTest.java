package dev.repwatch.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Channels;
import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.bind.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who looks, and is not the daemon, reads the same file without its secrets. */
class SecretNeedTest {

    private static final Path SHIPPED = Path.of("..", "config.toml");
    private static final Pattern COMMENTED = Pattern.compile("(?m)^# (?=\\[|[a-z0-9_]+ = )");

    @TempDir
    Path folder;

    private Path file = Path.of("");

    /** Every table and channel that is documented, and not one of the secrets that they name. */
    @BeforeEach
    void everything() throws IOException {
        String text = COMMENTED
                .matcher(Files.readString(SHIPPED))
                .replaceAll("")
                .replace("/etc/repwatch/", "absent/")
                // certificates and demands are no secret
                .replaceAll("(?m)^(ca_file|requirements) .*", "");
        Files.createDirectories(folder.resolve("targets.d"));
        file = Files.writeString(folder.resolve("config.toml"), text);
    }

    private List<String> problems(SecretNeed need) {
        return new ConfigReader(Map.of(), Sections.ALL, need)
                .read(file)
                .match(
                        read -> List.of(),
                        refused ->
                                refused.problems().stream().map(Problem::text).toList());
    }

    @Test
    void theDaemonNeedsThemAll() {
        assertThat(problems(SecretNeed.ALL))
                .hasSizeGreaterThan(Channels.ALL.size())
                .allSatisfy(problem -> assertThat(problem).containsAnyOf("cannot be read", "is not set"));
    }

    @Test
    void whoAsksListsNeedsTheirKeys() {
        assertThat(problems(SecretNeed.KEYS_OF_LISTS))
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem).startsWith("key_file in [[list]]: the secret cannot be read"));
    }

    @Test
    void whoOnlyReckonsNeedsNone() {
        assertThat(problems(SecretNeed.NONE)).isEmpty();
    }

    @Test
    void whoAsksTheDaemonNeedsAnAddressAlone() throws IOException {
        List<Problem> problems = new ArrayList<>();
        ClientConfig client = ClientConfig.read(file, problems).orElseThrow();

        assertThat(problems).isEmpty();
        assertThat(client.web().listen().port()).isEqualTo(9797);
        assertThat(client.storage().home()).isEqualTo(folder.resolve("data"));

        Matcher listen = Pattern.compile("listen = \"[^\"]*\"").matcher(Files.readString(file));
        Files.writeString(file, listen.replaceFirst("listen = \"nowhere\""));
        assertThat(ClientConfig.read(file, problems)).isEmpty();
        assertThat(problems)
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.text()).contains("listen in [web]: \"nowhere\" is no address and port"));
    }

    /** A hundred thousand targets were read again for {@code status TARGET}: 5.7 seconds of CPU; the daemon has them. */
    @Test
    void whoAsksTheDaemonReadsNoTargets() throws IOException {
        Files.writeString(file, """
                [[target_files]]
                path = "a-hundred-thousand.txt"
                """);
        Files.writeString(folder.resolve("a-hundred-thousand.txt"), "this is no target\n".repeat(100_000));

        List<Problem> problems = new ArrayList<>();
        assertThat(ClientConfig.read(file, problems)).isPresent();
        assertThat(problems).isEmpty();
        assertThat(problems(SecretNeed.NONE)).isNotEmpty();
    }
}
