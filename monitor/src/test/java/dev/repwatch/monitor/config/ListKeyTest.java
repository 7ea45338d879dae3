package dev.repwatch.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.reputation.SourceId;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to give a list its key, and to accept its terms. */
class ListKeyTest {

    private static final String LIST = "[lists]\ndefaults = false\n[[list]]\nid = \"spamhaus-dqs-zen\"\n";

    @TempDir
    private Path directory;

    private ConfigFixture fixture;

    @BeforeEach
    void aKey() {
        fixture = new ConfigFixture(directory, Map.of("DQS", "abc123", "CREDENTIALS_DIRECTORY", directory.toString()));
        fixture.put("list.key", "abc123\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key_file = \"list.key\"",
                "key_env = \"DQS\"",
                "key = { file = \"list.key\" }",
                "key = { env = \"DQS\" }",
                "key = { credential = \"list.key\" }",
            })
    void isTakenFromWhereItIsKept(String line) {
        assertThat(fixture.settings(LIST + line + "\n").lists())
                .singleElement()
                .extracting(ActiveList::key)
                .satisfies(key -> assertThat(key.map(Secret::reveal)).contains("abc123"));
    }

    @Test
    void twoWaysAreOneTooMany() {
        assertThat(fixture.problems(LIST + "key_env = \"DQS\"\nkey_file = \"list.key\"\n"))
                .containsExactly("config.toml:5:1: key_env in [[list]]: the key is given by \"key_file\" already;"
                        + " keep one of key, key_file and key_env");
    }

    @Test
    void whatIsWrongIsSaidWhereItStands() {
        assertThat(fixture.problems(LIST + "key_file = 5\n"))
                .singleElement()
                .asString()
                .startsWith("config.toml:5:1: key_file in [[list]]: ");
        assertThat(fixture.problems(LIST + "key_env = \"NOPE\"\n"))
                .containsExactly("config.toml:5:1: key_env in [[list]]: the environment variable NOPE is not set");
        fixture.put("list.key", "two labels.in one");
        assertThat(fixture.problems(LIST + "key_file = \"list.key\"\n"))
                .singleElement()
                .asString()
                .startsWith("config.toml:5:1: key in [[list]]: the key of list spamhaus-dqs-zen is no DNS label")
                .doesNotContain("two labels");
    }

    @Test
    void termsAreAcceptedOnTheListOrForSeveralAtOnce() {
        String both = """
                [lists]
                accept_terms = ["spamcop"]
                [[list]]
                id = "psbl"
                accept_terms = true
                [[list]]
                id = "mailspike-bl"
                accept_terms = false
                """;

        assertThat(fixture.settings(both).acceptedTerms())
                .containsExactlyInAnyOrder(new SourceId("spamcop"), new SourceId("psbl"));
    }
}
