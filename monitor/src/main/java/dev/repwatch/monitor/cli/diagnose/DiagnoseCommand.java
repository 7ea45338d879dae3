package dev.repwatch.monitor.cli.diagnose;

import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.TextOrJson;
import dev.repwatch.monitor.diagnosis.Card;
import dev.repwatch.monitor.diagnosis.CardJson;
import dev.repwatch.monitor.diagnosis.Diagnosis;
import dev.repwatch.monitor.diagnosis.evidence.CaseFileReader;
import dev.repwatch.monitor.diagnosis.evidence.UnreadableQuestion;
import dev.repwatch.monitor.diagnosis.rules.Owner;
import dev.repwatch.monitor.i18n.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code repwatch diagnose}: whose move it is, from evidence in a file. */
@Command(
        name = "diagnose",
        description = {
            "Says what happened to a mail, how sure that is, and who moves next.",
            "Exit code: 0 not ours or wait, 1 ours, 2 the question cannot be read, 3 not known."
        })
public final class DiagnoseCommand implements Callable<Integer> {

    private static final long MOST_BYTES = 32L << 20;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--evidence",
            required = true,
            paramLabel = "FILE",
            description = "JSON with the question and all that was looked up for it; nobody is asked.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path evidence;

    @Option(names = "--language", description = "en or ja (default: ${DEFAULT-VALUE}).", defaultValue = "en")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String language;

    @Option(names = "--output", description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
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
        try {
            return Diagnosis.shipped().judge(CaseFileReader.read(text()), language());
        } catch (UnreadableQuestion e) {
            throw new ParameterException(spec.commandLine(), evidence + ": " + e.getMessage(), e);
        }
    }

    private Language language() {
        try {
            return Language.valueOf(language.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--language is en or ja", e);
        }
    }

    private String text() {
        try (InputStream in = Files.newInputStream(evidence)) {
            byte[] bytes = in.readNBytes((int) MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new UnreadableQuestion("more than 32 MiB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UnreadableQuestion("cannot be read");
        }
    }

    private static int exitCode(Owner owner) {
        if (owner == Owner.UNKNOWN) {
            return ExitCode.COULD_NOT_TELL;
        }
        return owner.ours() ? ExitCode.LISTED : ExitCode.CLEAN;
    }
}
