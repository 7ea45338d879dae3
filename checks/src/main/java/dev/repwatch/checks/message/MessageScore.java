package dev.repwatch.checks.message;

import dev.repwatch.checks.message.engine.Opinion;
import dev.repwatch.checks.reputation.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is held against a message.
 *
 * @param band how likely it is filed as spam, as far as the findings tell; never a promise
 * @param confidence how much of what matters could be judged
 * @param points 100 less what the findings cost
 * @param findings heaviest first
 * @param groups each with its state
 * @param notKnown rules that could not be judged, with the cause
 * @param opinions of the spam filters beside, in their order; none was asked when empty
 */
public record MessageScore(
        Band band,
        Confidence confidence,
        int points,
        List<MessageFinding> findings,
        List<GroupVerdict> groups,
        Map<String, String> notKnown,
        List<Opinion> opinions) {

    public MessageScore {
        findings = List.copyOf(findings);
        groups = List.copyOf(groups);
        opinions = List.copyOf(opinions);
    }

    /** How likely it is filed as spam. */
    public enum Band {
        LOW,
        RAISED,
        HIGH;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How much could be judged. */
    public enum Confidence {
        HIGH,
        MEDIUM,
        LOW;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One group of rules.
     *
     * @param state {@code ok}, {@code findings} or {@code unknown}
     * @param cause why it is unknown; empty otherwise
     */
    public record GroupVerdict(RuleGroup group, String state, String cause) {}

    /** Whether anything is at least that severe. */
    public boolean has(Severity severity) {
        return findings.stream().anyMatch(finding -> finding.severity().atLeast(severity));
    }
}
