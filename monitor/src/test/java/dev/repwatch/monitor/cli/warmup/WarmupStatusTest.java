package dev.repwatch.monitor.cli.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.RepwatchCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code warmup status} says to whoever has no plan yet. */
class WarmupStatusTest {

    @TempDir
    private Path folder;

    @Test
    void withoutAPlanItSaysWhereItLooked() {
        Path book = folder.resolve("warmup.json");
        StringWriter out = new StringWriter();

        int exit = RepwatchCommand.commandLine()
                .setOut(new PrintWriter(out))
                .execute("warmup", "status", "--book", book.toString());

        assertThat(exit).isEqualTo(ExitCode.CLEAN);
        assertThat(out.toString()).contains("No address has a plan in " + book).doesNotContain("VERDICT");
    }
}
