package dev.repwatch.checks.placement;

import java.util.Collection;

/**
 * What one run says of one provider: most of the seeds that tell anything decide.
 *
 * @param bad seeds where nobody reads it
 * @param counted seeds that tell anything
 */
public record RunVerdict(int bad, int counted) {

    public static RunVerdict of(Collection<Placement> seeds) {
        return new RunVerdict((int) seeds.stream().filter(Placement::bad).count(), (int)
                seeds.stream().filter(Placement::counts).count());
    }

    public boolean isBad() {
        return bad * 2 > counted;
    }

    public boolean isGood() {
        return counted > 0 && bad * 2 < counted;
    }
}
