package dev.repwatch.checks.feeds;

import dev.repwatch.checks.reputation.Score.Band;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last good values, and how a reading changes them. A failed or empty reading changes nothing. */
public final class LatestValues {

    /** What names a standing. */
    public record Key(SourceId feed, Target target, String measure) {
        public static Key of(LatestValue latestValue) {
            return new Key(latestValue.feed(), latestValue.target(), latestValue.measure());
        }
    }

    /**
     * @param values what stands now for the measures that the reading spoke of
     * @param changes measures that moved to another band
     */
    public record Step(List<LatestValue> values, List<BandChange> changes) {}

    /** A value that nobody confirmed for so long says nothing of today. */
    private static final Duration FORGOTTEN = Duration.ofDays(30);

    private LatestValues() {}

    /**
     * What a reading changes.
     *
     * @param before what stood, of this feed at least
     */
    public static Step after(Collection<LatestValue> before, FeedReport reading, FeedDeclaration declaration) {
        Map<Key, LatestValue> old = new LinkedHashMap<>();
        before.forEach(it -> old.put(Key.of(it), it));
        Map<Key, LatestValue> next = new LinkedHashMap<>();
        reading.measures().stream()
                .sorted(Comparator.comparing(Measure::dataTime))
                .forEach(measure -> take(measure, reading, declaration, old, next));
        List<BandChange> changes = new ArrayList<>();
        next.forEach(
                (key, now) -> change(Optional.ofNullable(old.get(key)), now).ifPresent(changes::add));
        return new Step(List.copyOf(next.values()), List.copyOf(changes));
    }

    private static void take(
            Measure measure,
            FeedReport reading,
            FeedDeclaration declaration,
            Map<Key, LatestValue> old,
            Map<Key, LatestValue> next) {
        Key key = new Key(reading.feed(), measure.target(), measure.name());
        Optional<LatestValue> last = Optional.ofNullable(next.get(key)).or(() -> Optional.ofNullable(old.get(key)));
        if (last.filter(it -> it.dataTime().isAfter(measure.dataTime())).isPresent()) {
            return;
        }
        Optional<Band> band = declaration
                .measure(measure.name())
                .flatMap(MeasureKind::bands)
                .map(bands -> bands.after(last.flatMap(LatestValue::band), measure.value()));
        next.put(key, standing(measure, reading, band));
    }

    private static LatestValue standing(Measure measure, FeedReport reading, Optional<Band> band) {
        return new LatestValue(
                reading.feed(),
                measure.target(),
                measure.name(),
                measure.value(),
                measure.unit(),
                band,
                measure.dataTime(),
                reading.at(),
                measure.note());
    }

    private static Optional<BandChange> change(Optional<LatestValue> before, LatestValue now) {
        Optional<Band> from = before.flatMap(LatestValue::band);
        if (now.band().isEmpty() || now.band().equals(from)) {
            return Optional.empty();
        }
        return Optional.of(new BandChange(now, before, from));
    }

    /**
     * What a feed costs a target: the worst band among its measures decides.
     *
     * @param points of the target's score
     * @param worst the value that decides
     * @param fresh false when that value is older than the feed promises: it still costs the points, but the score is
     *     less certain
     */
    public record Burden(int points, LatestValue worst, boolean fresh) {}

    /**
     * The burden of one target from one feed; empty when the feed has had no banded value for it
     * in 30 days.
     *
     * @param ofTarget the standings of this target from this feed
     */
    public static Optional<Burden> burden(Collection<LatestValue> ofTarget, FeedDeclaration declaration, Instant now) {
        return ofTarget.stream()
                .filter(it -> it.band().isPresent())
                .filter(it -> it.dataTime().plus(FORGOTTEN).isAfter(now))
                .max(Comparator.comparing((LatestValue it) -> it.band().orElseThrow())
                        .thenComparing(LatestValue::dataTime))
                .map(worst -> new Burden(
                        points(worst.band().orElseThrow(), declaration.weight()),
                        worst,
                        !worst.stale(declaration, now)));
    }

    private static int points(Band band, int weight) {
        return switch (band) {
            case GOOD -> 0;
            case NEUTRAL -> Math.round(weight * 0.15f);
            case POOR -> Math.round(weight * 0.5f);
            case BAD -> weight;
        };
    }
}
