package dev.repwatch.checks.feeds;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Score;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns numbers into one observation a subject: the score of the first declared measure
 * that there is a value for, or why there is none. No data is never zero. */
final class Observations {

    private final SourceId id;
    private final FeedDeclaration declaration;
    private final Redactor redactor;

    Observations(SourceId id, FeedDeclaration declaration, Redactor redactor) {
        this.id = id;
        this.declaration = declaration;
        this.redactor = redactor;
    }

    List<Observation> of(FeedQuery feedQuery, FeedResult feedResult, List<Measure> measures) {
        Map<Target, List<Measure>> byTarget = measures.stream().collect(Collectors.groupingBy(Measure::target));
        return feedQuery.subjects().stream()
                .map(FeedSubject::target)
                .map(it ->
                        observation(id, feedQuery, it, finding(it, feedResult, byTarget.getOrDefault(it, List.of()))))
                .toList();
    }

    static List<Observation> allUnknown(SourceId id, FeedQuery feedQuery, Finding.Unknown why) {
        return feedQuery.subjects().stream()
                .map(subject -> observation(id, feedQuery, subject.target(), why))
                .toList();
    }

    /** @param measures of this target */
    private Finding finding(Target target, FeedResult feedResult, List<Measure> measures) {
        return declaration.measures().stream()
                .filter(kind -> kind.bands().isPresent())
                .flatMap(kind -> newest(kind, measures).map(it -> scored(kind, it)).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(feedResult.unknown().get(target))
                        .map(it -> new Finding.Unknown(it.cause(), redactor.clean(it.detail()))))
                .orElseGet(() -> new Finding.Unknown(Cause.NO_DATA, "the source has no data for it"));
    }

    private static Optional<Measure> newest(MeasureKind kind, List<Measure> measures) {
        return measures.stream()
                .filter(it -> it.name().equals(kind.name()))
                .max(Comparator.comparing(Measure::dataTime));
    }

    private static Finding scored(MeasureKind kind, Measure measure) {
        return new Finding.Scored(new Score(
                measure.value(), kind.scale(), kind.bands().orElseThrow().of(measure.value()), measure.dataTime()));
    }

    private static Observation observation(SourceId id, FeedQuery feedQuery, Target target, Finding finding) {
        return new Observation(target, id, finding, List.of(), Duration.ZERO, "feed:" + id, feedQuery.now());
    }
}
