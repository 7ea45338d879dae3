package dev.repwatch.monitor.cli.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.monitor.cli.RepwatchCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code warmup export}, each time a program of its own as cron runs it. */
class WarmupExportTest {

    private static final String HEAD = "date,ip,provider,sent,accepted,deferred,refused,unknown\n";

    @TempDir
    private Path folder;

    @Test
    void a_limit_that_fell_during_the_day_does_not_rise_again_before_the_next() throws IOException {
        run("plan", "--ip", "192.0.2.25", "--goal", "google=19000");
        assertThat(export("2026-10-05", "")).isEqualTo(100);
        assertThat(export("2026-10-06", "2026-10-05,192.0.2.25,google,100,100,0,0,0\n"))
                .isEqualTo(160);
        assertThat(export("2026-10-06", "2026-10-05,192.0.2.25,google,100,65,35,0,0\n"))
                .isLessThan(100);
        long fallen = export("2026-10-06", "2026-10-05,192.0.2.25,google,100,65,35,0,0\n");
        assertThat(export("2026-10-06", "2026-10-05,192.0.2.25,google,100,100,0,0,0\n"))
                .isEqualTo(fallen);
        assertThat(export("2026-10-05", "2026-10-04,192.0.2.25,google,100,100,0,0,0\n"))
                .as("the clock went back")
                .isEqualTo(fallen);
    }

    private long export(String date, String rows) throws IOException {
        Path sent = Files.writeString(folder.resolve("sent.csv"), HEAD + rows);
        Path limits = folder.resolve("limits.json");
        run("export", "--date", date, "--zone", "UTC", "--volumes", sent.toString(), "--file", limits.toString());
        return new JsonMapper()
                .readTree(limits.toFile())
                .at("/limits/192.0.2.25/google")
                .asLong();
    }

    private void run(String command, String... options) {
        StringWriter err = new StringWriter();
        String[] all = new String[options.length + 4];
        System.arraycopy(options, 0, all, 4, options.length);
        all[0] = "warmup";
        all[1] = command;
        all[2] = "--book";
        all[3] = folder.resolve("warmup.json").toString();
        int exit = RepwatchCommand.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err))
                .execute(all);
        assertThat(exit).as("%s", err).isZero();
    }
}
