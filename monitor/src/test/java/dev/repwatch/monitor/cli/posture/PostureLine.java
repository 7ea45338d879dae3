package dev.repwatch.monitor.cli.posture;

import dev.repwatch.checks.posture.fetch.HttpsPages;
import dev.repwatch.checks.posture.registration.Registries;
import dev.repwatch.checks.posture.starttls.ExchangerCertificates;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** The command line, run as a program would run it. */
final class PostureLine {

    record Outcome(int exitCode, String out, String err) {}

    private PostureLine() {}

    static Outcome run(HttpsPages pages, List<String> arguments) {
        return run(pages, ExchangerCertificates.none(), arguments);
    }

    static Outcome run(HttpsPages pages, ExchangerCertificates exchangers, List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new PostureCommand(pages, exchangers, Registries.none()))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        int code = line.execute(arguments.toArray(String[]::new));
        return new Outcome(code, out.toString(), err.toString());
    }
}
