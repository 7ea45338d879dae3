package dev.repwatch.monitor.cli.lists;

import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.dnsbl.catalogue.CatalogueLint;
import dev.repwatch.checks.dnsbl.catalogue.ListFileLint;
import dev.repwatch.monitor.cli.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import picocli.CommandLine.Command;
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

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A configuration, or a file with [[list]] tables.")
    private @Nullable Path file;

    @Override
    public Integer call() {
        List<String> findings = file == null ? shipped() : of(file);
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(out::println);
        if (findings.isEmpty()) {
            out.println("nothing found");
        }
        out.flush();
        return findings.isEmpty() ? ExitCode.CLEAN : ExitCode.LISTED;
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
            throw new ParameterException(spec.commandLine(), "cannot read " + path + ": " + unreadable.getMessage());
        }
    }
}
