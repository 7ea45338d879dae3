package dev.repwatch.monitor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.cli.RepwatchCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The README's first command. Every ✓ it prints was looked up in H2, on /metrics or among the messages that arrived. */
@Tag("slow")
class DemoTest {

    @Test
    void everyStepIsSeen() {
        StringWriter said = new StringWriter();
        int exit = RepwatchCommand.commandLine()
                .setOut(new PrintWriter(said, true))
                .execute("demo", "--once");
        assertThat(exit).as(said::toString).isZero();
        assertThat(said.toString())
                .doesNotContain("✗")
                .contains("✓ confirmed, and a row in the database")
                .contains("✓ told which address, what changed, what to publish, and whose rules break (Slack)")
                .contains("example.jp TXT \"v=spf1 ip4:192.0.2.10 ip4:192.0.2.11 ip4:192.0.2.12 -all\"")
                .contains("✓ /metrics is back to 0")
                .contains("✓ told that it is over (Slack)")
                .contains("✓ told that it is over (e-mail)")
                .contains("✓ one message, not one a target — 1");
    }
}
