package dev.repwatch.monitor.cli.warmup;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.warmup.book.WarmupBook;
import dev.repwatch.monitor.warmup.book.WarmupBook.Decided;
import dev.repwatch.monitor.warmup.export.Format;
import dev.repwatch.monitor.warmup.export.LimitFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code repwatch warmup export}: decides the day's limits and writes them for a mail server. Meant to run once a day or oftener. */
@Command(
        name = "export",
        description = {
            "Decides the day's limits and writes them for a mail server, the whole file at once.",
            "A limit rises once a day and never on incomplete logs; it falls at once."
        })
final class WarmupExportCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private BookOption book;

    @Option(names = "--format", description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.json;

    @Option(
            names = "--file",
            description = "Where the mail server reads it; without one it is printed and nothing is kept.")
    private @Nullable Path file;

    @Option(names = "--demand", description = "Messages a day over all ways; the shares of postfix need it.")
    private long demand;

    @Option(names = "--dry-run", description = "Shows what would be written.")
    private boolean dryRun;

    @Option(names = "--diff", description = "Shows what would change in the file.")
    private boolean diff;

    @Option(names = "--undo", description = "Puts back what the file held before the last change.")
    private boolean undo;

    @Override
    public Integer call() {
        try {
            PrintWriter out = spec.commandLine().getOut();
            int code = undo ? undo(target(), out) : export(out);
            out.flush();
            return code;
        } catch (IOException failure) {
            throw new ParameterException(spec.commandLine(), failure.getMessage());
        } catch (IllegalArgumentException unfit) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unfit.getMessage()));
        }
    }

    private int export(PrintWriter out) throws IOException {
        WarmupBook decided = decided();
        String content = format.write(decided.limits(book.date(), book.zone()), demand);
        if (diff) {
            target().diff(content).forEach(out::println);
        } else if (file == null || dryRun) {
            out.print(content);
        } else {
            book.write(decided, spec);
            out.println(Clean.line(target().write(content) ? "written: " + file : "unchanged: " + file, Clean.TEXT));
        }
        return ExitCode.CLEAN;
    }

    private WarmupBook decided() {
        WarmupBook before = book.read(spec);
        return new WarmupBook(before.decide(book.date(), book.sent(spec)).stream()
                .map(Decided::entry)
                .toList());
    }

    private static int undo(LimitFile target, PrintWriter out) throws IOException {
        boolean done = target.undo();
        out.println(done ? "undone" : "nothing to undo");
        return done ? ExitCode.CLEAN : ExitCode.LISTED;
    }

    private LimitFile target() {
        if (file == null) {
            throw new ParameterException(spec.commandLine(), "--file is missing");
        }
        return new LimitFile(file);
    }
}
