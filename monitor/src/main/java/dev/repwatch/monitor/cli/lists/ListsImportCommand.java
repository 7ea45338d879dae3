package dev.repwatch.monitor.cli.lists;

import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.files.FileTrouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch lists import FILE}: the lists of another tool as a piece of configuration, with a warning for each trap. */
@Command(
        name = "import",
        description = {
            "Reads the zones of an rbls.ini or check_rbl.ini and prints a piece of config.toml that asks the same lists.",
            "What has ended, welcomes or needs an arrangement is told on standard error."
        })
final class ListsImportCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file of the other tool.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Override
    public Integer call() {
        PeerImport result = PeerImport.of(PeerFile.parse(text()), Catalogue.shipped());
        PrintWriter err = spec.commandLine().getErr();
        result.warnings().forEach(warning -> err.println("warning: " + warning));
        err.flush();
        PrintWriter out = spec.commandLine().getOut();
        out.print(result.toml());
        out.flush();
        return ExitCode.CLEAN;
    }

    private String text() {
        try {
            return SmallFile.read(file);
        } catch (IOException unreadable) {
            throw new ParameterException(
                    spec.commandLine(), "cannot read " + file + ": " + FileTrouble.reason(unreadable));
        }
    }
}
