package dev.repwatch.monitor.posture;

import dev.repwatch.monitor.i18n.Language;
import java.util.Optional;

/**
 * What reports or logs show and nobody has configured.
 *
 * @param domain of the header From; empty where a log cannot tell
 * @param value the selector, the domain of the MAIL FROM or the address; from outside, bounded
 * @param signs {@code d=} of a selector
 * @param reports how many reports show it; 0 for a log
 * @param messages how many, in seven days of reports or one day of logs
 * @param failed how many of them did not pass DMARC, or were not accepted
 */
public record Suggestion(
        Kind kind,
        Optional<String> domain,
        String value,
        Optional<String> signs,
        Seen seen,
        long reports,
        long messages,
        long failed) {

    /** What it would be in the configuration. */
    public enum Kind {
        SELECTOR,
        MAIL_FROM,
        ADDRESS
    }

    /** Where it was seen. */
    public enum Seen {
        REPORTS,
        LOG
    }

    /** The spelling in JSON and metrics. */
    public String label() {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** In one line, with its evidence. */
    public String in(Language language) {
        return SuggestionWords.sentence(this, language);
    }
}
