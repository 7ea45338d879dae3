package dev.repwatch.monitor.traffic.egress;

import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.traffic.LessonTable;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The addresses behind ways out that no log and no configuration tells: the one that receivers name, or the only target where they name
 * none. Where they name several it stays unknown, for nothing is spread. Not for several threads.
 */
public final class LearnedSources {

    private static final int MOST = 1000;

    private final Map<WayOut, Lesson> lessons = new HashMap<>();
    private final Set<WayOut> assumed = new HashSet<>();
    private OwnAddresses own;

    public LearnedSources(OwnAddresses own) {
        this.own = own;
    }

    public void use(OwnAddresses next) {
        if (!own.equals(next)) {
            own = next;
            assumed.clear();
        }
    }

    /** What was learned before. */
    public void load(Transaction transaction) {
        lessons.clear();
        LessonTable.all(transaction).forEach(row -> lessons.put(new WayOut(row.ident(), row.six()), lesson(row)));
    }

    /** For attempts that are written together. */
    public SourceDraft draft() {
        return new SourceDraft(this);
    }

    public void write(Transaction transaction, SourceDraft draft) {
        LessonTable.put(
                transaction,
                draft.lessons().entrySet().stream()
                        .filter(entry -> !entry.getValue().equals(lessons.get(entry.getKey())))
                        .map(entry -> row(entry.getKey(), entry.getValue()))
                        .toList());
    }

    /** After it is written. */
    public void keep(SourceDraft draft) {
        lessons.putAll(draft.lessons());
        draft.assumed().stream().filter(way -> assumed.size() < MOST).forEach(assumed::add);
    }

    Optional<Lesson> lesson(WayOut way) {
        return Optional.ofNullable(lessons.get(way));
    }

    boolean room() {
        return lessons.size() < MOST;
    }

    Optional<String> only() {
        return own.only();
    }

    /** By ident. */
    public List<LearnedSource> all(Instant now) {
        Stream<LearnedSource> told = lessons.entrySet().stream()
                .flatMap(entry -> entry.getValue().taught(now).stream()
                        .map(address -> new LearnedSource(entry.getKey().ident(), address, true, own.has(address))));
        Stream<LearnedSource> only = own.only().stream()
                .flatMap(address -> assumed.stream()
                        .filter(way -> way.fits(address))
                        .filter(way -> lesson(way)
                                .filter(it -> it.taught(now).isPresent() || it.contradicts(address, now))
                                .isEmpty())
                        .map(way -> new LearnedSource(way.ident(), address, false, true)));
        return Stream.concat(told, only)
                .sorted(Comparator.comparing(LearnedSource::ident).thenComparing(LearnedSource::address))
                .toList();
    }

    private static Lesson lesson(LessonTable.Row row) {
        return new Lesson(
                row.begin(), row.last(), row.address(), row.replies(), row.receiver(), row.agreed(), row.doubted());
    }

    private static LessonTable.Row row(WayOut way, Lesson lesson) {
        return new LessonTable.Row(
                way.ident(),
                way.six(),
                lesson.begin(),
                lesson.last(),
                lesson.address(),
                lesson.replies(),
                lesson.receiver(),
                lesson.agreed(),
                lesson.doubted());
    }
}
