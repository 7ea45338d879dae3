package dev.repwatch.monitor.warmup.book;

import dev.repwatch.monitor.warmup.book.WarmupBook.Decided;
import dev.repwatch.monitor.warmup.export.LimitFile;
import dev.repwatch.monitor.warmup.export.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

/** Decides and writes the limits of the day, as often as it is called: what changes within a day can only fall. */
public final class DailyLimits {

    /** Before this hour the logs of the day before are not complete. */
    public static final LocalTime COMPLETE_FROM = LocalTime.of(6, 0);

    private final Path bookFile;
    private final Volumes volumes;

    /** By the file that the settings name. */
    public DailyLimits(Path bookFile) {
        this(bookFile, (settings, plans, newest) -> Volumes.ofFile(settings, newest));
    }

    public DailyLimits(Path bookFile, Volumes volumes) {
        this.bookFile = bookFile;
        this.volumes = volumes;
    }

    /**
     * What was decided.
     *
     * @param limits those of the day, nothing for addresses that the guard holds
     */
    public record Day(LocalDate date, List<Decided> plans, Limits limits) {

        public Day {
            plans = List.copyOf(plans);
        }
    }

    /**
     * @param held addresses that the guard keeps out: it knows of listings at once and wins
     * @throws IOException when a file cannot be read or written; then everything is as it was
     */
    public Day decide(WarmupSettings settings, Instant now, Set<String> held) throws IOException {
        ZoneId zone = settings.days();
        ZonedDateTime here = settings.here(now);
        LocalDate date = here.toLocalDate();
        LocalDate newest = date.minusDays(here.toLocalTime().isBefore(COMPLETE_FROM) ? 2 : 1);
        WarmupBook book = BookFile.read(bookFile);
        List<VolumeFile.Row> sent = volumes.read(settings, book.plans(), newest);
        List<Decided> plans = book.decide(date, sent, settings.thresholds());
        WarmupBook decided = new WarmupBook(plans.stream().map(Decided::entry).toList());
        Limits limits = decided.limits(date, zone).without(held);
        if (settings.on() && !settings.dryRun()) {
            if (!decided.equals(book)) {
                BookFile.write(bookFile, decided);
            }
            if (settings.file().isPresent()) {
                new LimitFile(settings.file().get()).write(settings.format().write(limits, settings.demand()));
            }
        }
        return new Day(date, plans, limits);
    }
}
