package dev.repwatch.monitor.cli.lists;

import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.dnsbl.catalogue.CatalogueLint;
import dev.repwatch.checks.dnsbl.catalogue.ListFileLint;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.JsonText;
import dev.repwatch.monitor.cli.table.OutputOption;
import dev.repwatch.monitor.files.FileTrouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch lists lint [FILE]}: whether entries can be believed, without asking anybody. */
@Command(
        name = "lint",
        description = {
            "Checks the catalogue, or the [[list]] tables of a file, without asking anybody.",
            "Exit code: 0 nothing found, 1 something found."
        })
final class ListsLintCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OutputOption output;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A configuration, or a file with [[list]] tables.")
    private @Nullable Path file;

    @Override
    public Integer call() {
        List<String> findings = file == null ? shipped() : of(file);
        PrintWriter out = spec.commandLine().getOut();
        out.print(output.json() ? JsonText.pretty(Map.of("findings", findings)) : text(findings));
        out.flush();
        return findings.isEmpty() ? ExitCode.CLEAN : ExitCode.LISTED;
    }

    private static String text(List<String> findings) {
        List<String> lines = findings.isEmpty() ? List.of("nothing found") : findings;
        return lines.stream().map(line -> line + System.lineSeparator()).collect(Collectors.joining());
    }

    private static List<String> shipped() {
        return CatalogueLint.of(Catalogue.shipped()).stream()
                .map(Object::toString)
                .toList();
    }

    private List<String> of(Path path) {
        try {
            return ListFileLint.of(Catalogue.shipped(), Toml.parse(SmallFile.read(path))).stream()
                    .map(finding -> path + ":" + finding)
                    .toList();
        } catch (IOException unreadable) {
            throw new ParameterException(
                    spec.commandLine(), "cannot read " + path + ": " + FileTrouble.reason(unreadable));
        }
    }
}
