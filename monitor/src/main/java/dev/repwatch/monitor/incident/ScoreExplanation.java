package dev.repwatch.monitor.incident;

import java.time.Instant;
import java.util.List;

/**
 * A score and where every lost point went. Without any knowledge there is no score: {@link #known} says so, and then the figure
 * means nothing.
 *
 * @param score 0 (bad) to 100 (good); 100 minus the points of all losses
 * @param confidence 0 to 1
 * @param losses worst first
 */
public record ScoreExplanation(int score, double confidence, List<Loss> losses) {

    public ScoreExplanation {
        losses = List.copyOf(losses);
    }

    /**
     * @param points whole points lost; 0 when the fault is counted elsewhere
     * @param note why it counts less than it could, or empty
     */
    public record Loss(int points, String source, FaultCause cause, Instant since, String note) {

        /** @param cause in words */
        public Loss(int points, String source, String cause, Instant since, String note) {
            this(points, source, new FaultCause.Text(cause), since, note);
        }

        /** In one line, for people. */
        public String words() {
            return "-" + points + " " + source + ": " + cause.english() + " since " + since
                    + (note.isEmpty() ? "" : " (" + note + ")");
        }
    }

    /** False when no source has answered anything that can be trusted. */
    public boolean known() {
        return confidence > 0 || !losses.isEmpty();
    }
}
