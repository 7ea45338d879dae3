package dev.repwatch.monitor.feeds;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.FeedDetail;
import dev.repwatch.checks.feeds.FeedProblem;
import dev.repwatch.checks.feeds.FeedState;
import dev.repwatch.checks.feeds.LatestValue;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.bind.DidYouMean;
import dev.repwatch.monitor.config.targets.TypedTarget;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.LatestValueRows;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code GET /api/v1/feeds[?feed=NAME]}: how fresh each feed is, what is left of its quota, and of one feed its values. */
public final class FeedRoutes {

    public static final String PATH = "/api/v1/feeds";

    private final FeedCache book;
    private final Database database;
    private final InstantSource clock;

    private FeedRoutes(FeedCache book, Database database, InstantSource clock) {
        this.book = book;
        this.database = database;
        this.clock = clock;
    }

    /** @param feed one, with its values; all without */
    public record FeedQuery(Optional<String> feed) {}

    /** Which numbers, and of which target. */
    public record FeedHistoryQuery(String feed, Optional<String> target) {}

    /** Every feed that is switched on, or one of them with its values. */
    public sealed interface FeedAnswer permits FeedList, FeedJson {}

    /** Every feed that is switched on. */
    public record FeedList(List<FeedJson> feeds) implements FeedAnswer {}

    /**
     * A feed. What is not known is left out.
     *
     * @param quota_left such as {@code 40 of 1000}
     * @param measures of one feed alone, as are details
     */
    public record FeedJson(
            String feed,
            String title,
            String state,
            long backlog,
            Optional<String> last_success,
            Optional<String> last_data,
            Optional<String> quota_left,
            Optional<String> key_ends,
            Optional<String> cause,
            Optional<String> trouble,
            Optional<String> since,
            Optional<Integer> failures,
            List<String> remarks,
            String terms,
            Optional<List<MeasureJson>> measures,
            Optional<List<Map<String, Object>>> details)
            implements FeedAnswer {}

    /** The latest value of a number that a feed says of a target. */
    public record MeasureJson(
            String target,
            String measure,
            double value,
            String shown,
            Optional<String> band,
            String data_of,
            boolean stale,
            String note) {}

    /** Every change of every number in 400 days. */
    public record FeedChanges(List<ChangeJson> changes) {}

    /** What a number became. */
    public record ChangeJson(String measure, String data_of, String shown, Optional<String> band) {}

    /** The same for who shows it otherwise. */
    public static FeedRoutes over(FeedCache book, Database database, InstantSource clock) {
        return new FeedRoutes(book, database, clock);
    }

    public static List<Endpoint> of(FeedCache book, Database database, InstantSource clock) {
        FeedRoutes routes = new FeedRoutes(book, database, clock);
        return List.of(
                Endpoint.get(PATH, Role.VIEWER, "How fresh each feed is, and of one its values")
                        .query(FeedQuery.class)
                        .answers(
                                FeedAnswer.class,
                                call -> routes.feeds(call.query().feed())),
                Endpoint.get(PATH + "/history", Role.VIEWER, "Every change of a feed's numbers about a target")
                        .query(FeedHistoryQuery.class)
                        .answers(FeedChanges.class, call -> routes.history(call.query())));
    }

    /** {@code ?feed=NAME&target=TARGET}: every change of every number in 400 days. */
    private FeedChanges history(FeedHistoryQuery query) {
        SourceId feed = asked(query.feed()).getKey();
        String target = query.target()
                .map(TypedTarget::spelling)
                .orElseThrow(() -> new HttpRefusal(HttpRefusal.BAD_REQUEST, "say which target: &target=…"));
        List<ChangeJson> changes = new ArrayList<>();
        book.standings(feed).stream()
                .filter(it -> it.target().text().equals(target))
                .sorted(Comparator.comparing(LatestValue::measure))
                .forEach(it -> database.read(
                                transaction -> LatestValueRows.history(transaction, feed, target, it.measure()))
                        .forEach(sample -> changes.add(change(it, sample))));
        return new FeedChanges(changes);
    }

    private static ChangeJson change(LatestValue latestValue, LatestValueRows.Sample sample) {
        return new ChangeJson(
                latestValue.measure(),
                sample.dataTime().toString(),
                MeasureFormat.of(sample.value(), latestValue.unit()),
                sample.band().map(MeasureFormat::band));
    }

    private Map.Entry<SourceId, FeedDeclaration> asked(String name) {
        Map<SourceId, FeedDeclaration> enabled = new TreeMap<>(book.enabled());
        return enabled.entrySet().stream()
                .filter(it -> it.getKey().value().equals(name))
                .findFirst()
                .orElseThrow(() -> new HttpRefusal(HttpRefusal.NOT_FOUND, off(name, enabled.keySet())));
    }

    private static String off(String name, Collection<SourceId> enabled) {
        List<String> on = enabled.stream().map(SourceId::value).toList();
        return "no feed \"" + Clean.line(name) + "\" is switched on; "
                + (on.isEmpty() ? "none is" : "these are: " + String.join(", ", on))
                + DidYouMean.hint(name, on);
    }

    private FeedAnswer feeds(Optional<String> one) {
        return one.isEmpty() ? new FeedList(all()) : one(one.get());
    }

    /** Every feed that is switched on, without its values. */
    public List<FeedJson> all() {
        return new TreeMap<>(book.enabled())
                .entrySet().stream()
                        .map(it -> feed(it.getKey(), it.getValue(), Optional.empty(), Optional.empty()))
                        .toList();
    }

    /**
     * One with its values.
     *
     * @throws HttpRefusal when it is not switched on
     */
    public FeedJson one(String name) {
        Map.Entry<SourceId, FeedDeclaration> asked = asked(name);
        SourceId id = asked.getKey();
        FeedDeclaration declaration = asked.getValue();
        return feed(
                id,
                declaration,
                Optional.of(book.standings(id).stream()
                        .sorted(Comparator.comparing(
                                        (LatestValue it) -> it.target().text())
                                .thenComparing(LatestValue::measure))
                        .map(it -> measure(it, declaration))
                        .toList()),
                Optional.of(book.details(id, clock.instant()).stream()
                        .map(FeedRoutes::detail)
                        .toList()));
    }

    private static Map<String, Object> detail(FeedDetail it) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("target", it.target());
        fields.put("kind", it.kind());
        fields.put("name", it.name());
        new TreeMap<>(it.counts()).forEach((what, many) -> fields.put(what.equals("all") ? "messages" : what, many));
        fields.put("note", it.note());
        return fields;
    }

    private FeedJson feed(
            SourceId id,
            FeedDeclaration declaration,
            Optional<List<MeasureJson>> measures,
            Optional<List<Map<String, Object>>> details) {
        FeedState state = book.row(id).state();
        return new FeedJson(
                id.value(),
                declaration.title(),
                book.freshness(id, declaration, clock.instant()).label(),
                book.backlog(id),
                time(state.lastSuccess()),
                time(state.lastData()),
                state.quota().map(it -> it.remaining() + " of " + it.limit()),
                time(state.credentialsExpire()),
                state.trouble().map(it -> it.cause().label()),
                state.trouble().map(FeedProblem::detail),
                state.trouble().map(it -> it.since().toString()),
                state.trouble().map(FeedProblem::failures),
                book.remarks(id),
                declaration.terms(),
                measures,
                details);
    }

    private static Optional<String> time(Optional<Instant> at) {
        return at.filter(it -> it.isAfter(Instant.EPOCH)).map(Instant::toString);
    }

    private MeasureJson measure(LatestValue it, FeedDeclaration declaration) {
        return new MeasureJson(
                it.target().text(),
                it.measure(),
                it.value(),
                MeasureFormat.of(it),
                it.band().map(MeasureFormat::band),
                it.dataTime().toString(),
                it.stale(declaration, clock.instant()),
                it.note());
    }
}
