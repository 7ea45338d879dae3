package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Grade;
import dev.repwatch.checks.reputation.Severity;

/** What a check came to, in the form that state over time knows. */
final class Verdicts {

    private Verdicts() {}

    static Finding finding(CheckSummary summary, PostureSource source) {
        String said = summary.code().map(PostureFinding.Code::english).orElse("");
        return switch (summary.verdict()) {
            case UNKNOWN -> new Finding.Unknown(summary.worst().cause().orElse(Cause.NO_DATA), said);
            case PASS, INFO -> nothingWrong(source);
            case WARN, FAIL -> graded(summary, source, said);
        };
    }

    private static Finding graded(CheckSummary summary, PostureSource source, String said) {
        boolean fails = summary.verdict() == PostureVerdict.FAIL;
        return new Finding.Graded(
                fails ? Grade.FAIL : Grade.WARN,
                summary.code().map(PostureFinding.Code::id).orElse(source.id().value()),
                summary.code().flatMap(PostureFinding.Code::severity).orElse(fails ? Severity.MAJOR : Severity.MINOR),
                said,
                source.wanted());
    }

    /** Also of what is not configured: nothing is held against it. */
    static Finding nothingWrong(PostureSource source) {
        return new Finding.Graded(Grade.PASS, "", source.wanted());
    }
}
