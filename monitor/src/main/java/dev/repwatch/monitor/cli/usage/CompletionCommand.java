package dev.repwatch.monitor.cli.usage;

import dev.repwatch.monitor.cli.ExitCode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch completion SHELL}: the script that lets a shell complete commands and options. */
@Command(
        name = "completion",
        description = {
            "Writes the completion script of a shell to standard output.",
            "bash and zsh: source <(repwatch completion bash). fish: repwatch completion fish | source."
        })
public final class CompletionCommand implements Callable<Integer> {

    /** Shells, as they are typed. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Shell shell;

    @Override
    public Integer call() {
        CommandLine whole = spec.root().commandLine();
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                switch (shell) {
                    // the same script: it turns on what zsh has for scripts of bash
                    case bash, zsh -> AutoComplete.bash(whole.getCommandName(), whole);
                    case fish -> FishCompletion.of(whole);
                });
        out.flush();
        return ExitCode.CLEAN;
    }
}
