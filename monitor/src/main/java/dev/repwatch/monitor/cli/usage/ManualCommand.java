package dev.repwatch.monitor.cli.usage;

import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.files.FileTrouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch manual FOLDER}: the manual pages, for packages. */
@Command(
        name = "manual",
        description = {
            "Writes the manual pages, one for each command, into a folder.",
            "Read one with: man -l FOLDER/repwatch-check.1"
        })
public final class ManualCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "Where they are written; it is made when it is not there.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Override
    public Integer call() {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> page : ManualPages.of(spec.root()).entrySet()) {
                Files.writeString(folder.resolve(page.getKey()), page.getValue(), StandardCharsets.UTF_8);
            }
            return ExitCode.CLEAN;
        } catch (IOException failure) {
            throw new ParameterException(
                    spec.commandLine(), "cannot write into " + folder + ": " + FileTrouble.reason(failure));
        }
    }
}
