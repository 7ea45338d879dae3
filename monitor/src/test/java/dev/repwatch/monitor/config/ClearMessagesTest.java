package dev.repwatch.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What newcomers type on the first day, and the one sentence that they get. */
class ClearMessagesTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[web]%nlisten = 127.0.0.1:9797 | config.toml:2:15: not valid TOML: | a text stands in quotes: \"127.0.0.1:9797\"",
                "[[targets]]%naddresses = [192.0.2.1] | config.toml:2:19: not valid TOML: | a text stands in quotes: \"192.0.2.1\"",
                "language = ja | config.toml:1:12: not valid TOML: | a text stands in quotes: \"ja\"",
                "[schedule]%ndnsbl = 30m | config.toml:2:11: not valid TOML: | a text stands in quotes: \"30m\"",
                "[[targets]]%naddresses = [“192.0.2.1”] | config.toml:2:14: not valid TOML: | quotes are straight: \"",
                "[[targets]]%naddresses = [「192.0.2.1」] | config.toml:2:14: not valid TOML: | quotes are straight: \"",
                "[[targets]]%naddresses = [\"192.0.2.0/33\"] | \"192.0.2.0/33\" has a prefix of 33 bits; | an IPv4 network has 0 to 32",
                "[[targets]]%naddresses = [\"2001:db8::/129\"] | has a prefix of 129 bits | an IPv6 network has 0 to 128",
                "[dns]%nresolvers = [\"127.0.0.1:0\"] | \"127.0.0.1:0\" is no resolver; | write one such as \"127.0.0.1\", \"::1\" or \"192.0.2.53:5353\"",
                "[dns]%nresolvers = [\"127.0.0.1:99999\"] | \"127.0.0.1:99999\" is no resolver; | \"192.0.2.53:5353\"",
                "[dns]%nresolvers = [\"10.0.0.0/8\"] | \"10.0.0.0/8\" is no resolver; | \"192.0.2.53:5353\""
            })
    void namesWhatWasMeant(String text, String one, String other) {
        assertThat(ConfigFixture.in(directory).problems(text.formatted()))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains(one, other));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,53", "::1,53", "[::1],53", "[2001:db8::53]:5353,5353", "192.0.2.53:5353,5353", "localhost,53"
    })
    void aResolverNeedsNoPort(String written, int port) {
        assertThat(ConfigFixture.in(directory)
                        .settings("[dns]\nresolvers = [\"" + written + "\"]\n")
                        .file()
                        .dns()
                        .settings()
                        .resolvers())
                .singleElement()
                .satisfies(resolver -> assertThat(resolver.getPort()).isEqualTo(port));
    }

    @Test
    void aChannelOfSlackIsAName() {
        String table = """
                [[channels]]
                name = "ops"
                type = "slack"
                bot_token = { file = "config.toml" }
                channel = "%s"
                """;
        assertThat(ConfigFixture.in(directory).problems(table.formatted("mail alerts")))
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem)
                                .contains(
                                        "channel in [[channels]]: \"mail alerts\" is no channel of Slack; write a name such as"));
        for (String good : List.of("#mail-alerts", "mail_alerts", "C0123456789", "#メール監視")) {
            assertThat(ConfigFixture.in(directory).problems(table.formatted(good)))
                    .isEmpty();
        }
    }

    @Test
    void aFileThatIsNotThereIsNamedOnce() {
        String problems = new ConfigReader(Map.of(), List.of())
                .read(directory.resolve("none.toml"))
                .match(read -> "read", refused -> refused.problems().toString());

        assertThat(problems).isEqualTo("[" + directory.resolve("none.toml") + ": does not exist]");
    }

    @Test
    void aLabelThatNoAlertHasIsSaid() {
        ConfigFixture fixture = ConfigFixture.in(directory);
        fixture.put("url", "https://hook.example/x");
        assertThat(fixture.warnings("""
                        [[targets]]
                        addresses = ["198.18.0.1"]
                        allow_private = true
                        labels = { owner = "ann" }

                        [[channels]]
                        name = "hook"
                        type = "webhook"
                        url = { file = "url" }

                        [[routes]]
                        match = { colour = "red", owner = "ann" }
                        to = ["hook"]
                        """))
                .anySatisfy(warning -> assertThat(warning)
                        .contains("match in [[routes]]: no alert has a label \"colour\", so it fits nothing"))
                .noneMatch(warning -> warning.contains("owner"));
    }

    /** Somebody else may have written the file; the terminal belongs to who reads it. */
    @Test
    void nothingInTheFileSteersTheTerminal() {
        String escape = "\\u001b[31m\\nforged line\\u202e";
        assertThat(ConfigFixture.in(directory).problems("""
                        "%1$s" = 1
                        "x%1$s" = 1
                        [web]
                        "%1$s" = 1
                        listen = "%1$s"
                        [[targets]]
                        addresses = ["%1$s"]
                        "%1$s" = 1
                        [[channels]]
                        type = "%1$s"
                        [lists]
                        enable = ["%1$s"]
                        ["y%1$s"]
                        """.formatted(escape)))
                .hasSizeGreaterThan(5)
                .allSatisfy(problem -> assertThat(problem).doesNotContainPattern("[\\p{Cc}\\p{Cf}]"));
    }
}
