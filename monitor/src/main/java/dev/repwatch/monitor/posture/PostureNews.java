package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.reputation.Target;
import java.util.List;
import java.util.Optional;

/**
 * A change that no episode tells: the verdict is what it was, or better.
 *
 * @param target whose look found it
 * @param code the finding that the change itself is; empty when there is none of its kind
 * @param breaks receivers whose rules are not met because of it
 * @param expected who has announced it, and why; empty when nobody has
 */
public record PostureNews(
        Target target,
        RecordChange change,
        Optional<PostureFinding.Code> code,
        List<String> breaks,
        Optional<Expectation> expected) {

    public PostureNews {
        breaks = List.copyOf(breaks);
    }

    /** @param note why, in the words of whoever announced it */
    public record Expectation(String who, String note) {}
}
