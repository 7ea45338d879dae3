package dev.repwatch.monitor.cli.suppression;

import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import dev.repwatch.monitor.cli.DaemonOption;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.maillog.LogFilesOption;
import dev.repwatch.monitor.traffic.Suppression;
import dev.repwatch.monitor.traffic.SuppressionBook;
import dev.repwatch.monitor.traffic.SuppressionFormat;
import dev.repwatch.monitor.traffic.TrafficRoutes.SuppressedAddress;
import dev.repwatch.monitor.traffic.TrafficRoutes.SuppressionPage;
import dev.repwatch.monitor.traffic.WholeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code repwatch suppression export FILE…}: the addresses that the logs show to be gone, in a form other programs read. */
@Command(
        name = "export",
        description = {
            "Writes the addresses that receivers say do not exist, of logs or of what the daemon knows.",
            "Give the logs in the order of time, the oldest first; without logs the daemon is asked.",
            "Never for anything else a receiver says: a block of yours, its policy or an outage suppresses nobody."
        })
public final class SuppressionExportCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private LogFilesOption logs;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private DaemonOption daemon;

    @Option(names = "--as", description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private SuppressionFormat form = SuppressionFormat.csv;

    @Option(
            names = "--to",
            paramLabel = "PATH",
            description = "Replace this file in one step (default: standard output).")
    private @Nullable Path to;

    @Option(names = "--allow-empty", description = "Replace a file that has addresses even when none is found.")
    private boolean allowEmpty;

    private final SuppressionBook book = new SuppressionBook();
    private Instant newest = Instant.EPOCH;

    @Override
    public Integer call() throws IOException {
        return logs.none() ? ofTheDaemon() : ofFiles();
    }

    private int ofTheDaemon() {
        List<Suppression> given = new ArrayList<>();
        int asked = DaemonQuery.ask(
                daemon,
                spec,
                api -> SuppressionPages.all(api, false),
                DaemonQuery.read(
                        SuppressionPage.class,
                        (page, out) -> page.addresses().forEach(row -> given.add(suppression(row)))));
        try {
            return asked == ExitCode.CLEAN ? write(given, spec.commandLine().getErr()) : asked;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static Suppression suppression(SuppressedAddress row) {
        return new Suppression(
                row.address(),
                ReplyClass.of(row.class_()).orElse(ReplyClass.UNCLASSIFIED),
                row.provider(),
                Instant.parse(row.first()),
                Instant.parse(row.last()),
                Math.toIntExact(row.count()),
                row.last_reply());
    }

    private int ofFiles() throws IOException {
        if (!logs.read(spec, this::add)) {
            return ExitCode.COULD_NOT_TELL;
        }
        PrintWriter err = spec.commandLine().getErr();
        book.outages()
                .forEach((provider, hour) ->
                        err.println("held back: " + provider + " answered \"unknown\" to many at once at " + hour
                                + "; that is an outage rather than so many gone addresses"));
        err.flush();
        return write(book.given(newest), err);
    }

    private void add(Judged judged) {
        book.add(judged);
        Instant time = judged.attempt().time();
        newest = time.isAfter(newest) ? time : newest;
    }

    private int write(List<Suppression> given, PrintWriter err) throws IOException {
        String text = form.of(given);
        Path file = to;
        if (file == null) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(text);
            out.flush();
            return ExitCode.CLEAN;
        }
        boolean full =
                Files.exists(file) && Files.size(file) > form.of(List.of()).length();
        if (given.isEmpty() && full && !allowEmpty) {
            err.println("repwatch: no address found, and " + file
                    + " has some; it stays as it is (--allow-empty replaces it)");
            err.flush();
            return ExitCode.COULD_NOT_TELL;
        }
        WholeFile.write(file, text);
        return ExitCode.CLEAN;
    }
}
