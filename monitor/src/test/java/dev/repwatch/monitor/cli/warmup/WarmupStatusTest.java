package dev.repwatch.monitor.cli.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.RepwatchCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code warmup status} says to whoever has no plan yet. */
class WarmupStatusTest {

    @TempDir
    private Path folder;

    @Test
    void mailFromBeforeThePlanWentOverNoLimit() throws IOException {
        Path book = folder.resolve("warmup.json");
        Path sent = Files.writeString(folder.resolve("sent.csv"), """
                date,ip,provider,sent,accepted,deferred,refused,unknown
                2026-10-05,192.0.2.25,google,3600,3600,0,0,0
                """);
        RepwatchCommand.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .execute("warmup", "plan", "--book", book.toString(), "--ip", "192.0.2.25", "--goal", "google=9000");
        for (String language : List.of("en", "ja")) {
            StringWriter out = new StringWriter();
            int exit = RepwatchCommand.commandLine()
                    .setOut(new PrintWriter(out))
                    .execute(
                            "warmup",
                            "status",
                            "--book",
                            book.toString(),
                            "--volumes",
                            sent.toString(),
                            "--date",
                            "2026-10-06",
                            "--language",
                            language);
            assertThat(exit).isEqualTo(ExitCode.CLEAN);
            assertThat(out.toString())
                    .contains(
                            language.equals("en")
                                    ? "info: 192.0.2.25 sent 3,600 to Google on a day for which no limit was given"
                                    : "info: 192.0.2.25 は上限がまだない日に Google へ 3,600 通送っています")
                    .doesNotContain("the limit was", "（上限 ", "major", "minor");
        }
    }

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
