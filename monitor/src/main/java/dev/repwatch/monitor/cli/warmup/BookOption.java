package dev.repwatch.monitor.cli.warmup;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.files.FileTrouble;
import dev.repwatch.monitor.warmup.book.BookFile;
import dev.repwatch.monitor.warmup.book.DailyLimits;
import dev.repwatch.monitor.warmup.book.PlanEntry;
import dev.repwatch.monitor.warmup.book.VolumeFile;
import dev.repwatch.monitor.warmup.book.WarmupBook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where plans are kept, and the day it is there. */
final class BookOption {

    private static final Path USUAL = Path.of("warmup.json");

    @Option(
            names = "--book",
            paramLabel = "FILE",
            description = "The plans and the limits given (default: warmup.json).")
    private Path book = USUAL;

    @Option(
            names = "--volumes",
            paramLabel = "CSV",
            description = "What was sent: date,ip,provider,sent,accepted,deferred,refused,unknown[,complaints,listed].")
    private @Nullable Path volumes;

    @Option(names = "--zone", description = "Whose days count (default: the system's).")
    private @Nullable ZoneId zone;

    @Option(names = "--date", description = "The day whose limits are wanted (default: today).")
    private @Nullable LocalDate date;

    /** What to say where no address has a plan. */
    String empty() {
        return "No address has a plan in " + Clean.line(book.toString(), Clean.TEXT)
                + "; \"repwatch warmup plan\" makes one, --book names another file.";
    }

    /** Whether files were named, or a day: what a daemon knows is not meant then. */
    boolean named() {
        return !book.equals(USUAL) || volumes != null || zone != null || date != null;
    }

    ZoneId zone() {
        return zone == null ? ZoneId.systemDefault() : zone;
    }

    private ZonedDateTime now() {
        return InstantSource.system().instant().atZone(zone());
    }

    LocalDate date() {
        return date == null ? now().toLocalDate() : date;
    }

    WarmupBook read(CommandSpec spec) {
        try {
            return BookFile.read(book);
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), FileTrouble.sentence(unreadable));
        }
    }

    void write(WarmupBook changed, CommandSpec spec) {
        try {
            BookFile.write(book, changed);
        } catch (IOException failure) {
            throw new ParameterException(
                    spec.commandLine(), "cannot write " + book + ": " + FileTrouble.reason(failure));
        }
    }

    PlanEntry plan(String ip, CommandSpec spec) {
        return read(spec)
                .of(ip)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "no plan for " + ip + " in " + book));
    }

    /** Rows of days that are over and whose logs are complete. */
    List<VolumeFile.Row> sent(CommandSpec spec) {
        if (volumes == null) {
            return List.of();
        }
        LocalDate newest = date != null || !now().toLocalTime().isBefore(DailyLimits.COMPLETE_FROM)
                ? date().minusDays(1)
                : date().minusDays(2);
        try {
            return VolumeFile.read(volumes).stream()
                    .filter(row -> !row.date().isAfter(newest))
                    .toList();
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), FileTrouble.sentence(unreadable));
        }
    }
}
