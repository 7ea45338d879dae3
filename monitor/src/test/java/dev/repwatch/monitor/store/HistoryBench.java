package dev.repwatch.monitor.store;

import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.state.ListState;
import dev.repwatch.monitor.store.EpisodeRows.EpisodeRow;
import dev.repwatch.monitor.store.EpisodeRows.EventRow;
import dev.repwatch.monitor.store.ScoreRows.SampleRow;
import dev.repwatch.monitor.store.SourceRows.SourceRow;
import dev.repwatch.monitor.store.TargetRows.TargetRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * How long the two questions about the past take on 10,000 targets, 60 lists and 90 days: 6,000 listings open, 77,000 closed. Not a
 * test; run it with the command in docs/storage.md.
 */
public final class HistoryBench {

    private static final int TARGETS = 10_000;
    private static final int LISTS = 60;
    private static final int CLOSED = 77_000;
    private static final int OPEN = 6_000;
    private static final int ASKED = 400;
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private final Random random = new Random(1);

    private HistoryBench() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createTempDirectory("repwatch-bench");
        Path base = directory.resolve("repwatch");
        try (Database database = Database.open(new StorageLocation.H2File(base))) {
            new HistoryBench().run(database);
            System.out.printf(
                    "file while running: %.1f MB%n", Files.size(base.resolveSibling("repwatch.mv.db")) / 1_048_576.0);
        }
        System.out.printf(
                "file after closing: %.1f MB%n", Files.size(base.resolveSibling("repwatch.mv.db")) / 1_048_576.0);
    }

    private void run(Database database) {
        long began = System.nanoTime();
        fill(database);
        System.out.printf("filled in %.1f s%n", (System.nanoTime() - began) / 1e9);
        time("history of one target, 90 days", () -> {
            String target = text(random.nextInt(TARGETS));
            Instant from = NOW.minus(Duration.ofDays(90));
            database.read(t -> HistoryRows.episodes(t, target, from).size()
                    + HistoryRows.events(t, target, from).size()
                    + HistoryRows.samples(t, target, from).size());
        });
        time(
                "everything listed now",
                () -> database.read(t -> EpisodeRows.open(t).size()));
        time(
                "mean time to delist per list, 90 days",
                () -> database.read(
                        t -> HistoryRows.timesToDelist(t, HistoryRows.By.LIST, NOW.minus(Duration.ofDays(90)))
                                .size()));
    }

    private static void time(String what, Runnable question) {
        double[] millis = new double[ASKED];
        for (int round = 0; round < ASKED; round++) {
            long began = System.nanoTime();
            question.run();
            millis[round] = (System.nanoTime() - began) / 1e6;
        }
        double first = millis[0];
        Arrays.sort(millis);
        System.out.printf(
                "%s: first %.1f ms, p50 %.1f ms, p99 %.1f ms, max %.1f ms (n=%d)%n",
                what, first, millis[ASKED / 2], millis[ASKED * 99 / 100], millis[ASKED - 1], ASKED);
    }

    private void fill(Database database) {
        List<TargetRow> targets = new ArrayList<>();
        for (int number = 0; number < TARGETS; number++) {
            targets.add(new TargetRow(
                    number + 1,
                    TargetRows.target(text(number), "ipv6"),
                    true,
                    Baseline.DONE,
                    Optional.of("pool" + number % 7),
                    Optional.of("owner" + number % 3),
                    false));
        }
        List<SourceRow> sources = new ArrayList<>();
        for (int list = 0; list < LISTS; list++) {
            sources.add(
                    new SourceRow(list + 1, source(list), true, Baseline.DONE, ListState.fresh(NOW), Optional.of(NOW)));
        }
        database.inTransaction(t -> {
            TargetRows.insert(t, targets);
            SourceRows.insert(t, sources);
            return 0;
        });
        for (int batch = 0; batch < CLOSED + OPEN; batch += 1000) {
            episodes(database, targets, batch, Math.min(batch + 1000, CLOSED + OPEN));
        }
    }

    private void episodes(Database database, List<TargetRow> targets, int from, int to) {
        List<EpisodeRow> rows = new ArrayList<>();
        List<EventRow> events = new ArrayList<>();
        List<SampleRow> samples = new ArrayList<>();
        for (int number = from; number < to; number++) {
            boolean open = number >= CLOSED;
            int key = open ? number - CLOSED : random.nextInt(TARGETS * LISTS);
            TargetRow target = targets.get(key % TARGETS);
            int list = key / TARGETS;
            Instant opened = NOW.minusSeconds(random.nextInt(90 * 86_400));
            Instant ended = opened.plusSeconds(random.nextInt(14 * 86_400));
            Episode episode = episode(number + 1, target.target(), source(list), opened, open ? null : ended);
            rows.add(new EpisodeRow(episode, target.id(), list + 1, true));
            events.add(new EventRow(number + 1, opened, "opened", "127.0.0.2 SPAM"));
            samples.add(new SampleRow(target.id(), opened.plusMillis(number), 60, 1000, 1));
            if (!open) {
                events.add(new EventRow(number + 1, ended, "cleared", "127.0.0.2 SPAM"));
                samples.add(new SampleRow(target.id(), ended.plusMillis(number), 100, 1000, 0));
            }
        }
        database.inTransaction(t -> {
            EpisodeRows.insert(t, rows);
            EpisodeRows.append(t, events);
            ScoreRows.insert(t, samples);
            return 0;
        });
    }

    private static Episode episode(long id, Target target, SourceId source, Instant opened, @Nullable Instant closed) {
        Listing listing = new Listing(
                List.of(new ListedCode("127.0.0.2", "SPAM", "spam", Severity.MAJOR, Scope.V6_64)),
                Optional.of("https://bl.example.test/why?ip=" + target.text()));
        return new Episode(
                id,
                target,
                source,
                listing,
                opened,
                opened,
                opened,
                true,
                false,
                1,
                Optional.ofNullable(closed).map(at -> new Episode.Closing(at, Episode.Reason.CLEARED)));
    }

    private static SourceId source(int list) {
        return new SourceId("list-" + list);
    }

    private static String text(int number) {
        return "2001:db8::" + Integer.toHexString(number + 1);
    }
}
