package dev.repwatch.monitor.feeds;

import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.FeedDetail;
import dev.repwatch.checks.feeds.FeedFreshness;
import dev.repwatch.checks.feeds.FeedState;
import dev.repwatch.checks.feeds.LatestValue;
import dev.repwatch.checks.feeds.OpenFeed;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.FeedRows;
import dev.repwatch.monitor.store.FeedRows.FeedRow;
import dev.repwatch.monitor.store.LatestValueRows;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known of feeds and by them, in memory: scores, metrics and pages read it and never the database. Thread-safe.
 */
public final class FeedCache {

    /** What stands of one feed about one target. */
    private record Pair(SourceId feed, Target target) {}

    /** One consistent picture. */
    private record Page(
            Map<SourceId, OpenFeed> open,
            Map<SourceId, FeedDeclaration> enabled,
            Map<SourceId, FeedRow> feeds,
            Map<SourceId, List<String>> remarks,
            Map<Pair, Map<String, LatestValue>> standings) {}

    private volatile Page page;
    private final Map<SourceId, Long> backlogs = new ConcurrentHashMap<>();

    private FeedCache(Page page) {
        this.page = page;
    }

    /** Remembers everything the database holds. */
    public static FeedCache open(Database database) {
        return database.read(transaction -> {
            Map<SourceId, FeedRow> feeds = new HashMap<>();
            FeedRows.all(transaction).forEach(row -> feeds.put(row.state().feed(), row));
            Map<Pair, Map<String, LatestValue>> standings = new HashMap<>();
            LatestValueRows.all(transaction).forEach(it -> place(standings, it));
            return new FeedCache(new Page(Map.of(), Map.of(), feeds, Map.of(), standings));
        });
    }

    /** Sets which feeds are switched on; what others said no longer counts, but is kept for when they return. */
    synchronized void enable(Collection<OpenFeed> open) {
        Map<SourceId, FeedDeclaration> enabled = new HashMap<>();
        Map<SourceId, OpenFeed> byId = new HashMap<>();
        open.forEach(feed -> {
            byId.put(feed.id(), feed);
            enabled.put(feed.id(), feed.declaration());
            backlogs.put(feed.id(), backlog(feed, row(feed.id()).state()));
        });
        page = new Page(Map.copyOf(byId), Map.copyOf(enabled), page.feeds(), page.remarks(), page.standings());
    }

    /** Takes over what was just stored. */
    synchronized void take(FeedRow row, Collection<LatestValue> changed, List<String> remarks) {
        Map<SourceId, FeedRow> feeds = new HashMap<>(page.feeds());
        feeds.put(row.state().feed(), row);
        Map<Pair, Map<String, LatestValue>> standings = new HashMap<>(page.standings());
        changed.forEach(it -> place(standings, it));
        Map<SourceId, List<String>> said = new HashMap<>(page.remarks());
        said.put(row.state().feed(), remarks);
        Optional.ofNullable(page.open().get(row.state().feed()))
                .ifPresent(feed -> backlogs.put(feed.id(), backlog(feed, row.state())));
        page = new Page(page.open(), page.enabled(), feeds, said, standings);
    }

    private static void place(Map<Pair, Map<String, LatestValue>> standings, LatestValue it) {
        Map<String, LatestValue> measures =
                new HashMap<>(standings.getOrDefault(new Pair(it.feed(), it.target()), Map.of()));
        measures.put(it.measure(), it);
        standings.put(new Pair(it.feed(), it.target()), Map.copyOf(measures));
    }

    /** Every feed that is switched on. */
    public Map<SourceId, FeedDeclaration> enabled() {
        return page.enabled();
    }

    public FeedRow row(SourceId feed) {
        return Optional.ofNullable(page.feeds().get(feed))
                .orElseGet(() -> new FeedRow(FeedState.begin(feed), FeedFreshness.FRESH, false));
    }

    private static long backlog(OpenFeed feed, FeedState state) {
        return feed.backlog(state.bookmark(), state.lastAttempt().orElse(Instant.EPOCH));
    }

    /** What the last look did not come to, such as messages in a mailbox. */
    public long backlog(SourceId feed) {
        return backlogs.getOrDefault(feed, 0L);
    }

    /** What stands behind the numbers of a feed that is switched on. */
    public List<FeedDetail> details(SourceId feed, Instant now) {
        return Optional.ofNullable(page.open().get(feed))
                .map(it -> it.details(row(feed).state().bookmark(), now))
                .orElse(List.of());
    }

    /** How far a feed can be believed; one that is still reading old messages is behind, whatever it knows already. */
    public FeedFreshness freshness(SourceId feed, FeedDeclaration declaration, Instant now) {
        FeedFreshness plain = row(feed).state().freshness(declaration, now);
        return backlog(feed) > 0 && plain != FeedFreshness.BROKEN ? FeedFreshness.BEHIND : plain;
    }

    /** What was odd in the last look; empty after a restart. */
    public List<String> remarks(SourceId feed) {
        return page.remarks().getOrDefault(feed, List.of());
    }

    /** The last good values of one feed about one target. */
    public Collection<LatestValue> standings(SourceId feed, Target target) {
        return page.standings().getOrDefault(new Pair(feed, target), Map.of()).values();
    }

    /** Every last good value of the feeds that are switched on. */
    public List<LatestValue> standings() {
        Page now = page;
        return now.standings().entrySet().stream()
                .filter(it -> now.enabled().containsKey(it.getKey().feed()))
                .flatMap(it -> it.getValue().values().stream())
                .toList();
    }

    List<LatestValue> standings(SourceId feed) {
        return page.standings().entrySet().stream()
                .filter(it -> it.getKey().feed().equals(feed))
                .flatMap(it -> it.getValue().values().stream())
                .toList();
    }
}
