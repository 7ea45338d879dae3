package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Notices when a score falls far or below the threshold, and when it has recovered.
 *
 * @param recent the scores within the window, oldest first, the present one last
 * @param alarm a fall was told and the recovery not yet
 */
public record ScoreWatch(List<Sample> recent, boolean alarm) {

    public static final ScoreWatch NEW = new ScoreWatch(List.of(), false);

    public ScoreWatch {
        recent = List.copyOf(recent);
    }

    /** @param at when the score became this */
    public record Sample(int score, Instant at) {}

    /** A watch with at most one thing to tell. */
    public record Step(ScoreWatch after, Optional<IncidentEvent<?>> happening) {}

    public Optional<Sample> last() {
        return recent.isEmpty() ? Optional.empty() : Optional.of(recent.get(recent.size() - 1));
    }

    /** Takes the score as the one to compare with, silently: the first look, or what a baseline digest tells. */
    public ScoreWatch startingAt(int score, Instant at) {
        return new ScoreWatch(List.of(new Sample(score, at)), alarm);
    }

    /** The same at other times: the clock was wrong when they were noted. */
    public ScoreWatch timed(UnaryOperator<Instant> time) {
        return new ScoreWatch(
                recent.stream()
                        .map(sample -> new Sample(sample.score(), time.apply(sample.at())))
                        .toList(),
                alarm);
    }

    /**
     * Hears the score.
     *
     * @param untold what the score would be without the listings and findings that are told for themselves: a fall that they
     *     explain is no news, and would only be a second conversation about one cause
     */
    public Step hear(Target target, ScoreExplanation now, int untold, Instant at, ScoreSettings settings) {
        if (recent.isEmpty()) {
            return new Step(startingAt(now.score(), at), Optional.empty());
        }
        int highest = within(at, settings).mapToInt(Sample::score).max().orElse(now.score());
        int before = recent.get(recent.size() - 1).score();
        boolean fell = highest - now.score() >= settings.drop();
        boolean crossed = before >= settings.threshold() && now.score() < settings.threshold();
        List<Sample> samples = Stream.concat(within(at, settings), Stream.of(new Sample(now.score(), at)))
                .toList();
        boolean explained = highest - untold < settings.drop() && untold >= settings.threshold();
        if (!alarm && now.score() < before && (fell || crossed) && !explained) {
            IncidentEvent<?> dropped =
                    IncidentEvent.opened(new ScoreDetail(target, highest, now.score(), now.losses()), at);
            return new Step(new ScoreWatch(samples, true), Optional.of(dropped));
        }
        if (alarm && !fell && now.score() >= settings.threshold() + settings.hysteresis()) {
            IncidentEvent<?> recovered =
                    IncidentEvent.resolved(new ScoreDetail(target, now.score(), now.score(), List.of()), at);
            return new Step(new ScoreWatch(samples, false), Optional.of(recovered));
        }
        return new Step(new ScoreWatch(samples, alarm), Optional.empty());
    }

    /** The samples of the window and the last one before it, which was the score when the window began. */
    private Stream<Sample> within(Instant at, ScoreSettings settings) {
        Instant from = at.minus(settings.window());
        int first = 0;
        while (first + 1 < recent.size() && !recent.get(first + 1).at().isAfter(from)) {
            first++;
        }
        return recent.subList(first, recent.size()).stream();
    }
}
