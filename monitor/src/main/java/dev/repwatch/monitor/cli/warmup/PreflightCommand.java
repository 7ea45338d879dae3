package dev.repwatch.monitor.cli.warmup;

import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.TextOrJson;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.preflight.Address;
import dev.repwatch.monitor.preflight.AdviceWords;
import dev.repwatch.monitor.preflight.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch preflight IP|CIDR}: whether to take an address that one is offered. */
@Command(
        name = "preflight",
        description = {
            "Says whether to take an address or a block, before anything is set up on it.",
            "Exit code: 0 take it, 1 with care or give it back, 3 cannot tell."
        })
public final class PreflightCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private AskingOptions asking;

    @Parameters(paramLabel = "IP|CIDR", description = "An address, or a block of at most 65,536.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String target;

    @Option(names = "--evidence", paramLabel = "FILE", description = "Judges saved evidence; nothing is asked.")
    private @Nullable Path evidence;

    @Option(names = "--owned", description = "It cannot be given back: says what to mend first.")
    private boolean owned;

    @Option(
            names = "--report",
            description = "Prints one paragraph for who handed it out: what was found when, and what to ask of them.")
    private boolean report;

    @Option(
            names = "--tasks",
            description = {
                "Also opens tasks at the desk of the running daemon for what is to be done when it is taken.",
                "Needs one address and a configuration."
            })
    private boolean tasks;

    @Option(names = "--language", description = "en or ja (default: en).")
    private Language language = Language.EN;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private TextOrJson output = TextOrJson.table;

    @Override
    public Integer call() {
        if (tasks && (config.absent() || Address.single(target).isEmpty())) {
            throw new ParameterException(spec.commandLine(), "--tasks needs one address and a configuration");
        }
        Optional<Checked> checked =
                evidence == null ? asking.ask(target, owned, config, spec) : Optional.of(saved(evidence));
        return checked.map(this::print).orElse(ExitCode.BAD_CONFIGURATION);
    }

    private Checked saved(Path file) {
        try {
            LocalDate today = LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC);
            Checked saved = SavedEvidence.read(target, JsonFile.read(file, spec), today);
            return owned ? saved.asOwned() : saved;
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), file + ": " + wrong.getMessage());
        }
    }

    private int print(Checked checked) {
        AdviceWords words = AdviceWords.in(language);
        PrintWriter out = spec.commandLine().getOut();
        if (report) {
            out.print(checked.letters(words));
        } else {
            out.print(output == TextOrJson.json ? checked.json(words) : checked.text(words));
        }
        out.flush();
        boolean told = !tasks || CareRequest.send(checked.evidence().get(0), language, config, spec);
        return told ? code(checked.verdict()) : ExitCode.COULD_NOT_TELL;
    }

    private static int code(Verdict verdict) {
        return switch (verdict) {
            case TAKE -> ExitCode.CLEAN;
            case TAKE_WITH_CARE, GIVE_BACK -> ExitCode.LISTED;
            case CANNOT_TELL -> ExitCode.COULD_NOT_TELL;
        };
    }
}
