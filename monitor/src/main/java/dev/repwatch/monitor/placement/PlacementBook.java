package dev.repwatch.monitor.placement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.monitor.incident.IncidentDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.EventSink;
import dev.repwatch.monitor.store.placement.PlacementTable;
import dev.repwatch.monitor.store.placement.PlacementTable.ChangeRow;
import dev.repwatch.monitor.store.placement.PlacementTable.TrialRow;
import dev.repwatch.monitor.store.placement.ToldTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Runs of the last weeks, and what people were told of them. Written with what is told, or not at all. Thread-safe. */
public final class PlacementBook implements SeedMailboxes.RefreshTokens {

    /** An alarm looks back so far; what is older is only history. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final JsonMapper JSON = new JsonMapper();

    private final Database database;
    private final EventSink sink;
    private final Map<String, ToldTable.Row> told;
    private volatile List<PlacementRun> runs;

    private PlacementBook(Database database, EventSink sink, List<PlacementRun> runs, Map<String, ToldTable.Row> told) {
        this.database = database;
        this.sink = sink;
        this.runs = runs;
        this.told = new ConcurrentHashMap<>(told);
    }

    /** @param sink what follows from news */
    public static PlacementBook open(Database database, EventSink sink, Instant now) {
        return database.read(transaction -> {
            Map<String, List<TrialRow>> trials = PlacementTable.trials(transaction, now.minus(REMEMBERED)).stream()
                    .collect(Collectors.groupingBy(TrialRow::run));
            List<PlacementRun> runs = PlacementTable.runs(transaction, now.minus(REMEMBERED)).stream()
                    .map(row -> RunRows.run(row, trials.getOrDefault(row.id(), List.of())))
                    .toList();
            return new PlacementBook(database, sink, runs, ToldTable.all(transaction));
        });
    }

    /** Of 30 days, oldest first. */
    public List<PlacementRun> runs() {
        return runs;
    }

    public List<PlacementRun> runs(String stream) {
        return runs.stream().filter(it -> it.stream().equals(stream)).toList();
    }

    public Optional<PlacementRun> find(String run) {
        return runs.stream().filter(it -> it.id().equals(run)).findFirst();
    }

    /** How the mails of a run moved, oldest first. */
    public List<ChangeRow> changes(String run) {
        return database.read(transaction -> PlacementTable.changes(transaction, run));
    }

    /** A run as it stands now; what changed since it was put last is history. */
    public synchronized void put(PlacementRun run, Instant now) {
        Map<String, TestMail> before = find(run.id()).map(PlacementRun::mails).orElse(List.of()).stream()
                .collect(Collectors.toMap(TestMail::seed, it -> it));
        List<TrialRow> trials = RunRows.trials(run);
        List<ChangeRow> changes = trials.stream()
                .filter(it -> moved(Optional.ofNullable(before.get(it.seed())), it))
                .map(it -> new ChangeRow(run.id(), it.seed(), now, it.placement(), it.detail()))
                .toList();
        database.inTransaction(transaction -> {
            PlacementTable.put(transaction, RunRows.row(run), trials);
            PlacementTable.changed(transaction, changes);
            return 0;
        });
        List<PlacementRun> fresh = new ArrayList<>(runs);
        fresh.removeIf(it -> it.id().equals(run.id()) || it.started().isBefore(now.minus(REMEMBERED)));
        fresh.add(run);
        fresh.sort((one, other) -> one.started().compareTo(other.started()));
        runs = List.copyOf(fresh);
    }

    private static boolean moved(Optional<TestMail> before, TrialRow now) {
        return before.map(it -> !it.judged().placement().name().equals(now.placement())
                        || !it.judged().detail().equals(now.detail()))
                .orElse(true);
    }

    /** What was told of a subject and is not over. */
    Optional<List<String>> told(String subject) {
        return Optional.ofNullable(told.get(subject)).map(row -> list(row.said()));
    }

    /** The subjects that something was told of which is not over. */
    List<String> toldSubjects() {
        return List.copyOf(told.keySet());
    }

    /** Tells that it begins, or, when something is told of it already, that it changed. */
    synchronized void tell(String subject, List<String> gist, IncidentDetail detail, Instant now) {
        Optional<ToldTable.Row> before = Optional.ofNullable(told.get(subject));
        ToldTable.Row row =
                new ToldTable.Row(text(gist), before.map(ToldTable.Row::since).orElse(now));
        database.inTransaction(transaction -> {
            ToldTable.put(transaction, subject, row);
            sink.record(
                    transaction,
                    List.of(
                            before.isPresent()
                                    ? IncidentEvent.changed(detail, now)
                                    : IncidentEvent.opened(detail, now)));
            return 0;
        });
        told.put(subject, row);
    }

    synchronized void over(String subject, IncidentDetail detail, Instant now) {
        database.inTransaction(transaction -> {
            ToldTable.remove(transaction, subject);
            sink.record(transaction, List.of(IncidentEvent.resolved(detail, now)));
            return 0;
        });
        told.remove(subject);
    }

    void forget(Instant before) {
        database.inTransaction(transaction -> {
            PlacementTable.forget(transaction, before);
            return 0;
        });
    }

    @Override
    public Optional<String> of(String seed) {
        return database.read(transaction -> ToldTable.token(transaction, seed));
    }

    @Override
    public void keep(String seed, String bookmark) {
        database.inTransaction(transaction -> {
            ToldTable.putToken(transaction, seed, bookmark);
            return 0;
        });
    }

    private static String text(List<String> gist) {
        return JSON.valueToTree(gist).toString();
    }

    private static List<String> list(String said) {
        try {
            return JSON.readValue(said, new TypeReference<>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("what was told of placement is no JSON", broken);
        }
    }
}
