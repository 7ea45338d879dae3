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

    @Test
    void a_day_that_is_not_among_the_sending_days_is_rest_and_no_gap() throws IOException {
        run("plan", "--ip", "192.0.2.25", "--goal", "google=19000", "--days", "mon,wed,FRIDAY");
        assertThat(Files.readString(folder.resolve("warmup.json"))).contains("[ \"mon\", \"wed\", \"fri\" ]");
        assertThat(export("2026-10-05", "")).isEqualTo(100);
        String monday = "2026-10-05,192.0.2.25,google,100,100,0,0,0\n";
        assertThat(export("2026-10-06", monday)).isEqualTo(160);
        assertThat(export("2026-10-07", monday)).as("Tuesday was no gap").isEqualTo(160);
        long wednesday = export("2026-10-08", monday + "2026-10-07,192.0.2.25,google,160,160,0,0,0\n");
        assertThat(wednesday).isGreaterThan(160);
        assertThat(export("2026-10-08", monday)).as("Wednesday is a gap").isLessThanOrEqualTo(160);
    }

    @Test
    void a_day_that_is_none_is_said() {
        StringWriter err = new StringWriter();
        int exit = RepwatchCommand.commandLine()
                .setErr(new PrintWriter(err))
                .execute(
                        "warmup",
                        "plan",
                        "--book",
                        folder.resolve("none.json").toString(),
                        "--ip",
                        "192.0.2.25",
                        "--goal",
                        "google=9",
                        "--days",
                        "mon,someday");
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).startsWith("--days mon,someday: expected mon, tue, wed, thu, fri, sat or sun");
        assertThat(folder.resolve("none.json")).doesNotExist();
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
