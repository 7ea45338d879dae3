package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Alert;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an alert and its conversation are called outside of this database. Providers keep these names for years, and another
 * database numbers its episodes from one, too (RFC 5322 section 3.6.4: a Message-ID is never used twice).
 *
 * @param thread tag of the installation that began the conversation in the channel
 * @param event tag of the installation that decided the message; empty text names it as versions without tags did
 */
public record OutsideNames(String thread, String event) {

    private static final Pattern TAGGED = Pattern.compile("(.+)@([0-9a-f]{10})");

    /** A name from outside: what it is called here, and the tag of the installation that gave it. */
    record Inside(String name, Optional<String> tag) {

        static Inside of(String outside) {
            Matcher tagged = TAGGED.matcher(outside);
            return tagged.matches()
                    ? new Inside(tagged.group(1), Optional.of(tagged.group(2)))
                    : new Inside(outside, Optional.empty());
        }
    }

    public Alert of(Alert alert) {
        return new Alert(
                alert.kind(),
                alert.level(),
                alert.headline(),
                alert.facts(),
                alert.why(),
                alert.advice(),
                alert.links(),
                actions(alert.actions()),
                named(alert.dedupeKey(), event),
                alert.groupKey(),
                named(alert.threadKey(), thread),
                labels(alert.labels()),
                alert.repeat(),
                alert.at(),
                alert.language(),
                alert.charts());
    }

    private List<Alert.Action> actions(List<Alert.Action> actions) {
        return actions.stream()
                .map(it -> new Alert.Action(it.id(), it.label(), named(it.subject(), thread)))
                .toList();
    }

    private Map<String, String> labels(Map<String, String> labels) {
        Map<String, String> outside = new HashMap<>(labels);
        outside.computeIfPresent(
                "merged",
                (label, keys) -> Arrays.stream(keys.split(" "))
                        .map(key -> named(key, event))
                        .collect(Collectors.joining(" ")));
        return outside;
    }

    private static String named(String name, String tag) {
        return tag.isEmpty() ? name : name + "@" + tag;
    }
}
