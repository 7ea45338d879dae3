package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.RepwatchCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** What a command answered. */
record Said(int exit, String out, String err) {

    static Said by(Path config, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                RepwatchCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--config");
        all.add(config.toString());
        int exit = line.execute(all.toArray(String[]::new));
        return new Said(exit, out.toString(), err.toString());
    }

    /** The output of a command that succeeds. */
    static String good(Path config, String... words) {
        Said said = by(config, words);
        assertThat(said.exit()).as("%s: %s", List.of(words), said).isEqualTo(ExitCode.CLEAN);
        return said.out();
    }
}
