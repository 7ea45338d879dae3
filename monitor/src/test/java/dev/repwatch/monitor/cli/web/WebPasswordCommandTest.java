package dev.repwatch.monitor.cli.web;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.repwatch.checks.Secret;
import dev.repwatch.monitor.config.section.WebSection;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class WebPasswordCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theHashIsOneThatTheConfigurationTakes() {
        assertThat(run("correct horse 電池\n")).isZero();

        String hash = out.toString().strip();
        assertThat(WebSection.hash(new Secret(hash))).isTrue();
        assertThat(BCrypt.verifyer().verify("correct horse 電池".toCharArray(), hash.toCharArray()).verified)
                .isTrue();
    }

    @Test
    void whatIsTooShortOrLongerThanBcryptSeesIsRefusedInASentence() {
        assertThat(run("short\n")).isEqualTo(2);
        assertThat(run("")).isEqualTo(2);
        assertThat(run("長".repeat(25) + "\n")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("at least 12 characters").contains("at most 72 octets");
    }

    private int run(String typed) {
        return new CommandLine(new WebPasswordCommand(Optional.empty(), () -> new StringReader(typed)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute();
    }
}
