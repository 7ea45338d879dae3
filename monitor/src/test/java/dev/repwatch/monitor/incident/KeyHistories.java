package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Score;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Made-up histories of one target on one list: answers, and what the list itself goes through. */
public final class KeyHistories {

    static final ConfirmationPolicy PATIENCE = ConfirmationPolicy.defaults();
    static final Duration TTL = Duration.ofMinutes(3);
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Target TARGET = new DomainTarget("example.test");
    private static final SourceId SOURCE = new SourceId("list");

    private KeyHistories() {}

    /** What comes next in a history. */
    public enum Kind {
        LISTED,
        OTHER_CODE,
        CLEAN,
        SCORED,
        UNKNOWN,
        /** The list comes into doubt. */
        HELD,
        /** Its controls were right. */
        RELEASED,
        /** It is not believed any more. */
        DROPPED,
        /** It leaves the configuration; what comes afterwards is heard once it is back. */
        UNWATCHED;

        boolean listed() {
            return this == LISTED || this == OTHER_CODE;
        }
    }

    /** One event of a history; path and trust matter to answers only. */
    public record Event(Kind kind, int path, int minutesLater, Trust trust) {

        boolean heardListed() {
            return kind.listed() && trust.heard();
        }

        boolean heardClean() {
            return (kind == Kind.CLEAN || kind == Kind.SCORED) && trust == Trust.HEALTHY;
        }
    }

    /** @param baseline so many events at the beginning belong to the first look */
    public record History(List<Event> events, int baseline) {
        public History {
            events = List.copyOf(events);
        }
    }

    /** One event as it went. */
    public record Moment(Event event, Instant at, boolean baseline, KeyState before, KeyStep step) {}

    /** Restless ones, and ones with runs of the same event, as real lists give them. */
    public static Arbitrary<History> all() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(20, Kind.LISTED),
                Tuple.of(5, Kind.OTHER_CODE),
                Tuple.of(15, Kind.CLEAN),
                Tuple.of(5, Kind.SCORED),
                Tuple.of(10, Kind.UNKNOWN),
                Tuple.of(1, Kind.HELD),
                Tuple.of(1, Kind.RELEASED),
                Tuple.of(1, Kind.DROPPED),
                Tuple.of(1, Kind.UNWATCHED));
        Arbitrary<Trust> trust = Arbitraries.frequency(
                Tuple.of(12, Trust.HEALTHY),
                Tuple.of(1, Trust.SUSPECT),
                Tuple.of(1, Trust.QUARANTINED),
                Tuple.of(1, Trust.PROBATION));
        Arbitrary<Event> events = Combinators.combine(
                        kinds, Arbitraries.integers().between(0, 2), Arbitraries.of(1, 2, 5, 11, 30, 500), trust)
                .as(Event::new);
        Arbitrary<List<Event>> restless = events.list().ofMaxSize(80);
        Arbitrary<List<Event>> steady = Combinators.combine(
                        events, Arbitraries.integers().between(1, 8))
                .as((event, times) -> Collections.nCopies(times, event))
                .list()
                .ofMaxSize(15)
                .map(runs -> runs.stream().flatMap(List::stream).toList());
        return Combinators.combine(Arbitraries.oneOf(restless, steady), Arbitraries.of(0, 0, 1, 5, 1000))
                .as(History::new);
    }

    /** What comes of it. */
    public static List<Moment> run(History history) {
        return run(history, UnaryOperator.identity());
    }

    /** @param between what happens to the state between two events, such as a restart */
    public static List<Moment> run(History history, UnaryOperator<KeyState> between) {
        List<Moment> story = new ArrayList<>();
        KeyState state = KeyState.CLEAN;
        Instant at = START;
        long episode = 1;
        for (Event event : history.events()) {
            at = at.plus(Duration.ofMinutes(event.minutesLater()));
            boolean baseline = story.size() < history.baseline();
            KeyContext context = new KeyContext(event.trust(), PATIENCE, baseline, episode, 1);
            KeyStep step = step(state, event, at, context);
            episode = Math.max(
                    episode, step.after().episode().map(it -> it.id() + 1).orElse(episode));
            story.add(new Moment(event, at, baseline, state, step));
            state = between.apply(step.after());
        }
        return story;
    }

    private static KeyStep step(KeyState before, Event event, Instant at, KeyContext context) {
        boolean suspicion = before.phase() == Phase.SUSPECTED || before.phase() == Phase.HELD;
        return switch (event.kind()) {
            case HELD -> new KeyStep(before.phase() == Phase.SUSPECTED ? KeyMachine.held(before) : before, List.of());
            case RELEASED ->
                suspicion ? decided(before, KeyMachine.released(before, at, context), at, context) : same(before);
            case DROPPED -> suspicion ? decided(before, KeyMachine.dropped(before), at, context) : same(before);
            case UNWATCHED -> Episodes.unwatched(before, at);
            default -> KeyMachine.hear(before, observation(event, at), context);
        };
    }

    private static KeyStep decided(KeyState before, KeyState after, Instant at, KeyContext context) {
        return Episodes.follow(TARGET, SOURCE, before, after, at, context);
    }

    private static KeyStep same(KeyState state) {
        return new KeyStep(state, List.of());
    }

    private static Observation observation(Event event, Instant at) {
        return new Observation(
                TARGET, SOURCE, finding(event.kind()), List.of(), TTL, "192.0.2." + event.path() + ":53", at);
    }

    private static Finding finding(Kind kind) {
        return switch (kind) {
            case LISTED -> listed("127.0.0.2");
            case OTHER_CODE -> listed("127.0.0.4");
            case CLEAN -> new Finding.NotListed();
            case SCORED -> new Finding.Scored(new Score(3, "level", Score.Band.NEUTRAL, START));
            default -> new Finding.Unknown(Cause.TIMED_OUT, "no answer");
        };
    }

    private static Finding listed(String code) {
        return new Finding.Listed(new Listing(
                List.of(new ListedCode(code, code, "spam", Severity.MAJOR, Scope.DOMAIN)), Optional.empty()));
    }
}
