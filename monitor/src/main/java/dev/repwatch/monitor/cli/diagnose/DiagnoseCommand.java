package dev.repwatch.monitor.cli.diagnose;

import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.TextOrJson;
import dev.repwatch.monitor.diagnosis.Card;
import dev.repwatch.monitor.diagnosis.CardJson;
import dev.repwatch.monitor.diagnosis.Diagnosis;
import dev.repwatch.monitor.diagnosis.evidence.CaseFile;
import dev.repwatch.monitor.diagnosis.evidence.CaseFileReader;
import dev.repwatch.monitor.diagnosis.evidence.UnreadableQuestion;
import dev.repwatch.monitor.diagnosis.rules.Owner;
import dev.repwatch.monitor.i18n.Language;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch diagnose}: whose move it is, from evidence in a file. */
@Command(
        name = "diagnose",
        description = {
            "Says what happened to a mail, how sure that is, and who moves next.",
            "Exit code: 0 not ours or wait, 1 ours, 2 the question cannot be read, 3 not known."
        })
public final class DiagnoseCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "TEXT",
            description =
                    "What it is about: a pasted reply, an address, a domain, an id, a .eml file, or - for standard input.")
    private Optional<String> question = Optional.empty();

    @Option(
            names = "--evidence",
            paramLabel = "FILE",
            description = "JSON with the question and all that was looked up for it; nobody is asked.")
    private Optional<Path> evidence = Optional.empty();

    @Option(names = "--language", description = "en or ja (default: ${DEFAULT-VALUE}).", defaultValue = "en")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String language;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private TextOrJson output = TextOrJson.table;

    @Override
    public Integer call() {
        Card card = card();
        PrintWriter out = spec.commandLine().getOut();
        out.println(output == TextOrJson.json ? CardJson.of(card) : CardText.of(card));
        out.flush();
        return exitCode(card.owner());
    }

    private Card card() {
        String name = evidence.map(Path::toString).orElse("TEXT");
        try {
            return Diagnosis.shipped().judge(asked(), language());
        } catch (UnreadableQuestion e) {
            throw new ParameterException(spec.commandLine(), name + ": " + e.getMessage(), e);
        }
    }

    private CaseFile asked() {
        if (evidence.isPresent() == question.isPresent()) {
            throw new ParameterException(spec.commandLine(), "Give either TEXT or --evidence FILE");
        }
        return evidence.map(file -> CaseFileReader.read(TypedQuestion.text(file)))
                .orElseGet(() -> typed(question.orElseThrow()));
    }

    private static CaseFile typed(String text) {
        Instant now = InstantSource.system().instant();
        return TypedQuestion.of(text, now, ZoneId.systemDefault().getRules().getOffset(now));
    }

    private Language language() {
        try {
            return Language.valueOf(language.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--language is en or ja", e);
        }
    }

    private static int exitCode(Owner owner) {
        if (owner == Owner.UNKNOWN) {
            return ExitCode.COULD_NOT_TELL;
        }
        return owner.ours() ? ExitCode.LISTED : ExitCode.CLEAN;
    }
}
