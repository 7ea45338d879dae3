package dev.repwatch.checks.feeds;

import dev.repwatch.checks.reputation.Score.Band;
import java.util.Optional;

/**
 * A measure moved to another band.
 *
 * @param now where it stands
 * @param before where it stood; empty when this is the first value ever seen
 * @param from the band it left; empty when this is the first value ever seen
 */
public record BandChange(LatestValue now, Optional<LatestValue> before, Optional<Band> from) {

    public Band to() {
        return now.band().orElseThrow();
    }

    /** True when it fell. A first value is worse when it is poor or bad: there was nothing to expect that. */
    public boolean worse() {
        return to().compareTo(from.orElse(Band.NEUTRAL)) > 0;
    }
}
