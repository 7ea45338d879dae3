package dev.repwatch.monitor.warmup.book;

import dev.repwatch.monitor.warmup.Decision;
import dev.repwatch.monitor.warmup.Mail;
import dev.repwatch.monitor.warmup.WarmupPlan;
import dev.repwatch.monitor.warmup.book.WarmupBook.Decided;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Made-up runs of {@code warmup export} over one book: clocks that jump, restarts, and logs that say something else each time. */
final class ExportHistories {

    static final LocalDate FIRST = LocalDate.of(2026, 10, 5);
    static final long START = 100;
    static final long GOAL = 1_500;
    private static final String IP = "192.0.2.25";
    private static final String PROVIDER = "google";

    private ExportHistories() {}

    /** What the log says of the day before. */
    enum Report {
        CLEAN,
        QUIET,
        NOTHING_SENT,
        DEFERRED,
        REFUSED,
        UNKNOWN_USERS,
        LISTED,
        TOO_MUCH,
        MISSING
    }

    /** @param shift days that the clock shows later than at the run before */
    record Run(int shift, Report report, boolean restart) {}

    /** A run as it went. */
    record Export(LocalDate date, Optional<Long> before, long after, Decision decision, Map<LocalDate, Mail> known) {}

    static Arbitrary<List<Run>> all() {
        Arbitrary<Integer> shifts = Arbitraries.frequency(
                Tuple.of(9, 0),
                Tuple.of(9, 1),
                Tuple.of(2, -1),
                Tuple.of(1, 2),
                Tuple.of(1, -3),
                Tuple.of(1, 150),
                Tuple.of(1, -150));
        Arbitrary<Report> reports = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(Report.CLEAN)), Tuple.of(2, Arbitraries.of(Report.class)));
        return Combinators.combine(shifts, reports, Arbitraries.of(true, false))
                .as(Run::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(30);
    }

    static List<Export> run(List<Run> runs) {
        return new World().run(runs);
    }

    /** The same, then clean days without a jump until as many are over. */
    static List<Export> runAndCalmDays(List<Run> runs, int days) {
        List<Run> more = new ArrayList<>(runs);
        for (int day = 0; day < days; day++) {
            more.add(new Run(1, Report.CLEAN, true));
        }
        return run(more);
    }

    private static final class World {

        private final TreeMap<LocalDate, VolumeFile.Row> log = new TreeMap<>();
        private LocalDate today = FIRST;
        private WarmupBook book = new WarmupBook(List.of(new PlanEntry(
                IP, "mx1", new WarmupPlan(START, false, Map.of(PROVIDER, GOAL)), PlanEntry.State.ACTIVE, List.of())));

        List<Export> run(List<Run> runs) {
            List<Export> exports = new ArrayList<>();
            for (Run each : runs) {
                today = today.plusDays(each.shift());
                report(today.minusDays(1), each.report());
                exports.add(export());
                if (each.restart()) {
                    book = restarted(book);
                }
            }
            return exports;
        }

        private Export export() {
            Optional<Long> before = limit();
            Decided decided =
                    book.decide(today, List.copyOf(log.headMap(today).values())).get(0);
            book = new WarmupBook(List.of(decided.entry()));
            Map<LocalDate, Mail> known = new TreeMap<>();
            log.headMap(today).forEach((date, row) -> known.put(date, row.mail()));
            return new Export(
                    today, before, limit().orElseThrow(), decided.decisions().get(0), known);
        }

        private Optional<Long> limit() {
            return book.plans().get(0).newest(PROVIDER).map(GivenLimit::limit);
        }

        private void report(LocalDate day, Report report) {
            long limit = book.plans().get(0).limits().stream()
                    .filter(each -> each.date().equals(day))
                    .mapToLong(GivenLimit::limit)
                    .findFirst()
                    .orElse(START);
            Set<String> listed = report == Report.LISTED ? Set.of("spamhaus-css") : Set.of();
            if (report == Report.MISSING) {
                log.remove(day);
            } else {
                log.put(day, new VolumeFile.Row(day, IP, PROVIDER, mail(limit, report), listed));
            }
        }

        private static Mail mail(long limit, Report report) {
            return switch (report) {
                case CLEAN, LISTED, MISSING -> mail(limit, 0, 0, 0);
                case QUIET -> mail(limit / 3, 0, 0, 0);
                case NOTHING_SENT -> mail(0, 0, 0, 0);
                case DEFERRED -> mail(limit, limit / 3, 0, 0);
                case REFUSED -> mail(limit, 0, limit * 6 / 10, 0);
                case UNKNOWN_USERS -> mail(limit, 0, 0, limit / 12);
                case TOO_MUCH -> mail(limit * 4, 0, 0, 0);
            };
        }

        private static Mail mail(long sent, long deferred, long refused, long unknown) {
            return new Mail(
                    sent,
                    sent - deferred - refused - unknown,
                    deferred,
                    refused,
                    unknown,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    Optional.empty(),
                    0,
                    false);
        }

        private static WarmupBook restarted(WarmupBook book) {
            try {
                Path folder = Files.createTempDirectory("book");
                Path file = folder.resolve("warmup.json");
                try {
                    BookFile.write(file, book);
                    return BookFile.read(file);
                } finally {
                    Files.deleteIfExists(file);
                    Files.deleteIfExists(folder);
                }
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }
}
