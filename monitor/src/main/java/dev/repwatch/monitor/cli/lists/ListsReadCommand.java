package dev.repwatch.monitor.cli.lists;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.dnsbl.file.Doubt;
import dev.repwatch.checks.dnsbl.file.FileAnswer;
import dev.repwatch.checks.dnsbl.file.FileFormat;
import dev.repwatch.checks.dnsbl.file.FileQuestion;
import dev.repwatch.checks.dnsbl.file.ListFileReader;
import dev.repwatch.checks.dnsbl.file.ListValue;
import dev.repwatch.checks.dnsbl.file.ReadList;
import dev.repwatch.checks.dnsbl.file.rbldnsd.RbldnsdReader;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.TextOrJson;
import dev.repwatch.monitor.files.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch lists read FORMAT FILE QUESTION…}: what an operator's file says, without asking anybody. */
@Command(
        name = "read",
        description = {
            "Reads a list that its operator hands out as a file, and says whether each address or name is on it. Asks"
                    + " nobody.",
            "\"|sub\" behind a question picks a subzone of a combined file.",
            "Exit code: 0 none is listed, 1 one is, 2 the file or the format cannot be read, 3 the file is not to be"
                    + " believed."
        })
final class ListsReadCommand implements Callable<Integer> {

    private static final Set<Doubt> UNSERVED = EnumSet.of(Doubt.FILE_STALE, Doubt.NOT_LOADED);

    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FORMAT", description = "plain, csv:COLUMN, jsonl[:FIELD], rbldnsd:ip4set …")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String format;

    @Parameters(index = "1", paramLabel = "FILE", description = "The file; gzip is recognised.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Parameters(index = "2..*", arity = "1..*", paramLabel = "QUESTION", description = "Addresses and names.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private List<String> questions;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private TextOrJson output = TextOrJson.table;

    /** Names may begin with a hyphen, as those of senders do that try everything. */
    @Spec
    @SuppressWarnings("UnusedMethod") // called by picocli
    void describedBy(CommandSpec described) {
        spec = described;
        spec.parser().unmatchedOptionsArePositionalParams(true);
    }

    @Override
    public Integer call() {
        ReadList list = read();
        List<ReadAnswer> answers =
                questions.stream().map(text -> answer(list, text)).toList();
        PrintWriter out = spec.commandLine().getOut();
        out.print(output == TextOrJson.json ? json(answers) : table(answers));
        out.flush();
        if (answers.stream().anyMatch(answer -> answer.verdict().equals("unknown"))) {
            return ExitCode.COULD_NOT_TELL;
        }
        return answers.stream().anyMatch(answer -> answer.verdict().equals("listed"))
                ? ExitCode.LISTED
                : ExitCode.CLEAN;
    }

    private ReadList read() {
        try (InputStream in = Files.newInputStream(file)) {
            FileFormat form = FileFormat.of(format);
            ReadList list = new ListFileReader(form, ListValue.USUAL_CODE, RbldnsdReader::new)
                    .read(in, InstantSource.system().instant());
            return form.kind().equals("rbldnsd") ? asServed(list) : list;
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unknown.getMessage()), unknown);
        } catch (NoSuchFileException missing) {
            throw new ParameterException(spec.commandLine(), file + " does not exist", missing);
        } catch (IOException unreadable) {
            throw new ParameterException(
                    spec.commandLine(), "cannot read " + file + ": " + FileTrouble.reason(unreadable), unreadable);
        }
    }

    /** A zone file answers here as its server does, which refuses only what is stale and what it cannot load; what else is odd is said beside. */
    private ReadList asServed(ReadList list) {
        Optional<Doubt> odd = list.doubt().filter(doubt -> !UNSERVED.contains(doubt));
        odd.ifPresent(doubt -> {
            PrintWriter err = spec.commandLine().getErr();
            err.println(file + ": in doubt (" + doubt.id() + "); the daemon would keep the last good file");
            err.flush();
        });
        return odd.isPresent() ? new ReadList(list.content(), Optional.empty()) : list;
    }

    private static ReadAnswer answer(ReadList list, String text) {
        if (list.doubt().isPresent()) {
            return ReadAnswer.unknown(text, list.doubt().get());
        }
        FileAnswer answer = list.content().ask(FileQuestion.of(text));
        return ReadAnswer.of(text, answer);
    }

    private static String json(List<ReadAnswer> answers) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (ReadAnswer answer : answers) {
            ObjectNode one = all.addObject();
            one.put("question", answer.question());
            one.put("verdict", answer.verdict());
            ArrayNode codes = one.putArray("codes");
            answer.codes().forEach(codes::add);
            ArrayNode reasons = one.putArray("reasons");
            answer.reasons().forEach(reasons::add);
            one.put("cause", answer.cause().orElse(null));
        }
        return all + System.lineSeparator();
    }

    private static String table(List<ReadAnswer> answers) {
        StringBuilder text = new StringBuilder();
        for (ReadAnswer answer : answers) {
            text.append(printable(answer.question()))
                    .append("  ")
                    .append(answer.verdict().replace('_', ' '))
                    .append(answer.codes().isEmpty() ? "" : "  " + String.join(" ", answer.codes()))
                    .append(answer.cause().map(cause -> "  " + cause).orElse(""));
            answer.reasons().forEach(reason -> text.append("  ").append(printable(reason)));
            text.append(System.lineSeparator());
        }
        return text.toString();
    }

    /** The file is a stranger's: nothing of it steers the terminal. */
    private static String printable(String text) {
        return Clean.line(text, Clean.TEXT);
    }
}
