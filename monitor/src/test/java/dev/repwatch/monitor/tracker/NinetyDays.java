package dev.repwatch.monitor.tracker;

import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.FlapHistory;
import dev.repwatch.monitor.incident.KeyState;
import dev.repwatch.monitor.incident.ListState;
import dev.repwatch.monitor.incident.Phase;
import dev.repwatch.monitor.incident.SeenListing;
import dev.repwatch.monitor.store.Baseline;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.EpisodeRows;
import dev.repwatch.monitor.store.EpisodeRows.EpisodeRow;
import dev.repwatch.monitor.store.EpisodeRows.EventRow;
import dev.repwatch.monitor.store.KeyRows;
import dev.repwatch.monitor.store.KeyRows.KeyRow;
import dev.repwatch.monitor.store.ScoreRows;
import dev.repwatch.monitor.store.ScoreRows.SampleRow;
import dev.repwatch.monitor.store.SourceRows;
import dev.repwatch.monitor.store.SourceRows.SourceRow;
import dev.repwatch.monitor.store.TargetRows;
import dev.repwatch.monitor.store.TargetRows.TargetRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A database as ninety days leave it: 10,000 targets, 60 lists, 6,000 listings open, 77,000 closed.
 */
final class NinetyDays {

    static final int TARGETS = 10_000;
    static final int LISTS = 60;
    static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private static final int CLOSED = 77_000;
    private static final int OPEN = 6_000;

    private final Random random = new Random(1);

    void fill(Database database) {
        List<TargetRow> targets = new ArrayList<>();
        for (int number = 0; number < TARGETS; number++) {
            targets.add(new TargetRow(
                    number + 1,
                    World.ip(text(number)),
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
        List<KeyRow> keys = new ArrayList<>();
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
            if (open) {
                keys.add(new KeyRow(target.id(), list + 1, 0, listed(episode), Optional.of(episode.id())));
            } else {
                events.add(new EventRow(number + 1, ended, "cleared", "127.0.0.2 SPAM"));
                samples.add(new SampleRow(target.id(), ended.plusMillis(number), 100, 1000, 0));
            }
        }
        database.inTransaction(t -> {
            EpisodeRows.insert(t, rows);
            EpisodeRows.append(t, events);
            ScoreRows.insert(t, samples);
            KeyRows.write(t, keys);
            return 0;
        });
    }

    private static KeyState listed(Episode episode) {
        return new KeyState(
                Phase.LISTED,
                Optional.of(new SeenListing(episode.listing(), episode.firstSeen(), NOW, true, false)),
                Optional.empty(),
                new FlapHistory(0, true, false),
                Optional.of(episode));
    }

    private static Episode episode(long id, Target target, SourceId source, Instant opened, @Nullable Instant closed) {
        Listing listing = new Listing(
                List.of(new ListedCode("127.0.0.2", "SPAM", "spam", Severity.MAJOR, Scope.IP)),
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
                Optional.ofNullable(closed).map(at -> new Episode.Closed(at, Episode.Reason.CLEARED)));
    }

    static SourceId source(int list) {
        return new SourceId("list-" + list);
    }

    static String text(int number) {
        return "10.0." + number / 250 + "." + number % 250;
    }
}
