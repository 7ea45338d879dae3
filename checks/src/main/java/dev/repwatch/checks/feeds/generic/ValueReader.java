package dev.repwatch.checks.feeds.generic;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.http.Reply;
import java.util.Map;
import java.util.Optional;

/** Finds values in an answer as the admin said. */
interface ValueReader {

    /** What one answer holds. */
    @FunctionalInterface
    interface Values {

        /** The value for this subject; empty when the answer has none for it. */
        Optional<String> of(String target);
    }

    /**
     * Takes an answer apart, once for all subjects.
     *
     * @throws FeedFailure when the answer is not of the form that was said
     */
    Values read(Reply reply) throws FeedFailure;

    static ValueReader of(GenericSettings settings) {
        if (settings.jsonPointer().isPresent()) {
            return json(settings.jsonPointer().get());
        }
        return settings.regex().isPresent()
                ? regex(settings.regex().get())
                : new CsvValues(settings.csvColumn().orElseThrow(), settings.csvTarget());
    }

    private static ValueReader json(String text) {
        JsonPointer pointer = JsonPointer.compile(text);
        return reply -> {
            JsonNode node = reply.json().at(pointer);
            if (node.isMissingNode() || node.isContainerNode()) {
                throw FeedFailure.badAnswer("the answer has no value at " + text);
            }
            Optional<String> value = node.isNull() ? Optional.empty() : Optional.of(node.asText());
            return target -> value;
        };
    }

    private static ValueReader regex(String text) {
        Pattern pattern = compile(text);
        return reply -> {
            Matcher match = pattern.matcher(reply.text());
            if (!match.find() || match.group(1) == null) {
                throw FeedFailure.badAnswer("the answer does not match the regex");
            }
            Optional<String> value = Optional.of(match.group(1));
            return target -> value;
        };
    }

    private static Pattern compile(String text) {
        try {
            Pattern pattern = Pattern.compile(text);
            if (pattern.groupCount() >= 1) {
                return pattern;
            }
        } catch (PatternSyntaxException broken) {
            throw new IllegalArgumentException("regex: " + broken.getDescription());
        }
        throw new IllegalArgumentException("regex: needs a group in parentheses around the value");
    }

    /**
     * The number that a word or number stands for.
     *
     * @throws FeedFailure when it is neither a known word nor a finite number
     */
    static double number(String value, Map<String, Double> words) throws FeedFailure {
        Double known = words.get(value.strip());
        if (known != null) {
            return known;
        }
        if (!words.isEmpty() || !value.strip().matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?")) {
            throw FeedFailure.badAnswer(
                    words.isEmpty() ? "the value is not a number" : "the value is none of the words in values");
        }
        return Double.parseDouble(value.strip());
    }
}
