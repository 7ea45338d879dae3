package dev.repwatch.checks.maillog.refusal;

import dev.repwatch.checks.maillog.Stage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules in the order they are asked: the user's own, what must come first, the provider's, vendors and lists of any server,
 * generic ones, and the last resort. Words of our own server have rules of their own.
 */
public final class RuleBook {

    private final List<RefusalRule> replies;
    private final List<RefusalRule> weak;
    private final List<RefusalRule> remarks;

    public RuleBook(List<RefusalRule> users) {
        replies = Stream.concat(
                        users.stream(),
                        Stream.of("first", "providers", "vendors", "generic", "last")
                                .flatMap(RuleBook::table))
                .toList();
        weak = table("weak").toList();
        remarks = Stream.concat(users.stream(), table("local")).toList();
    }

    private static Stream<RefusalRule> table(String name) {
        return TableRows.of("refusals/" + name + ".tsv").stream().map(RefusalRule::of);
    }

    /** The first that fits what a receiver said. */
    Optional<RefusalRule> reply(String text, String provider, Optional<Stage> stage) {
        return first(replies, text, provider, stage);
    }

    /** Words so common that the enhanced code is believed before them. */
    Optional<RefusalRule> weak(String text, String provider, Optional<Stage> stage) {
        return first(weak, text, provider, stage);
    }

    /** The first that fits what our own server says. */
    Optional<RefusalRule> remark(String text, String provider, Optional<Stage> stage) {
        return first(remarks, text, provider, stage);
    }

    /** What the words of one receiver mean, where it is not known whose they are; empty when receivers differ about them. */
    Optional<ReplyClass> ofAnyProvider(String text, Optional<Stage> stage) {
        List<ReplyClass> meanings = replies.stream()
                .filter(rule -> !rule.providers().isEmpty())
                .filter(rule -> rule.applies(rule.providers().iterator().next(), stage) && rule.matches(text))
                .map(RefusalRule::replyClass)
                .distinct()
                .toList();
        return meanings.size() == 1 ? Optional.of(meanings.get(0)) : Optional.empty();
    }

    private static Optional<RefusalRule> first(
            List<RefusalRule> rules, String text, String provider, Optional<Stage> stage) {
        for (RefusalRule rule : rules) {
            if (rule.applies(provider, stage) && rule.matches(text)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /** Every rule, for lint and for {@code maillog doctor}. */
    public List<RefusalRule> all() {
        return Stream.of(replies, weak, remarks)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
