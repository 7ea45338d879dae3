package dev.repwatch.checks.posture;

import dev.repwatch.checks.reputation.Severity;
import java.util.Map;
import java.util.Optional;

/**
 * One kind of finding.
 *
 * @param id such as {@code spf.lookups_over}
 * @param verdict what it makes of a check; empty when the circumstances decide between a warning and a failure
 * @param severity of an alert about it; empty for what nobody is told of
 * @param english words, with parameters in braces
 * @param japanese words, with the same
 */
public record PostureCode(
        String id, Optional<PostureVerdict> verdict, Optional<Severity> severity, String english, String japanese) {

    /** The words with values for the parameters; what has none is left out. */
    public static String filled(String words, Map<String, String> parameters) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < words.length()) {
            int open = words.indexOf('{', at);
            int close = open < 0 ? -1 : words.indexOf('}', open);
            if (close < 0) {
                return text.append(words, at, words.length()).toString();
            }
            text.append(words, at, open).append(parameters.getOrDefault(words.substring(open + 1, close), ""));
            at = close + 1;
        }
        return text.toString();
    }
}
