package dev.repwatch.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.ListConfirmationPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list can have a patience of its own. */
class ListConfirmationKeysTest {

    private static final String LIST = "[[list]]\nid = \"spamcop\"\n";

    @TempDir
    private Path directory;

    @Test
    void isReadFromItsTable() {
        Settings settings = ConfigFixture.in(directory)
                .settings(LIST + "confirmation = { confirm_answers = 3, confirm_retry = \"5m\","
                        + " confirm_window = \"1h\", clear_answers = 5, clear_span = \"2h\" }\n");
        assertThat(settings.patienceOfLists())
                .containsOnlyKeys(new SourceId("spamcop"))
                .containsValue(new ListConfirmationPolicy(
                        Optional.of(3),
                        Optional.of(Duration.ofMinutes(5)),
                        Optional.of(Duration.ofHours(1)),
                        Optional.of(5),
                        Optional.of(Duration.ofHours(2))));
        assertThat(ConfigFixture.in(directory).settings(LIST).patienceOfLists()).isEmpty();
    }

    @Test
    void whatItDoesNotSayIsAsForAll() {
        ConfirmationPolicy all = ConfirmationPolicy.defaults();
        ListConfirmationPolicy own = new ListConfirmationPolicy(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(7), Optional.empty());
        assertThat(own.over(all).clearAnswers()).isEqualTo(7);
        assertThat(own.over(all))
                .usingRecursiveComparison()
                .ignoringFields("clearAnswers")
                .isEqualTo(all);
    }

    @Test
    void whatIsWrongIsSaidWhereItStands() {
        assertThat(problem("confirmation = { clear_answer = 5 }"))
                .startsWith("config.toml:3:")
                .contains("unknown key \"clear_answer\"")
                .contains("did you mean \"clear_answers\"?");
        assertThat(problem("confirmation = { confirm_answers = 0 }"))
                .startsWith("config.toml:3:")
                .contains("confirm_answers")
                .contains("at least 1 answer is wanted");
        assertThat(problem("confirmation = { clear_span = \"soon\" }"))
                .startsWith("config.toml:3:")
                .contains("clear_span");
        assertThat(ConfigFixture.in(directory).problems("[confirmation]\nclear_answers = 0\n"))
                .singleElement()
                .asString()
                .contains("at least 1 answer is wanted");
    }

    private String problem(String line) {
        return ConfigFixture.in(directory).problems(LIST + line + "\n").get(0);
    }
}
