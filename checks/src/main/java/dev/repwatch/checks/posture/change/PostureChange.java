package dev.repwatch.checks.posture.change;

import dev.repwatch.checks.posture.PostureCodes;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What changed between two looks at one thing.
 *
 * @param removed terms that were there before
 * @param added terms that were not
 */
public record PostureChange(
        Direction direction, PostureFinding before, PostureFinding after, List<String> removed, List<String> added) {

    public PostureChange {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }

    /** The finding that the change itself is, where there is one of its kind. */
    public Optional<PostureFinding.Code> code() {
        return switch (after.check()) {
            case DKIM ->
                changedKey() ? Optional.of(code("dkim.changed", after.subject().selector())) : Optional.empty();
            case MTA_STS ->
                sameId() ? Optional.of(code("mta_sts.changed_same_id", Optional.empty())) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Another key under the same selector, which mail on its way was not signed with. */
    private boolean changedKey() {
        return Stream.of(removed, added).allMatch(terms -> terms.stream().anyMatch(term -> term.startsWith("p=")))
                && after.facts().containsKey("bits");
    }

    /** RFC 8461 section 3.1: senders fetch the policy again only when the id has changed. */
    private boolean sameId() {
        Object id = after.facts().get("id");
        return id != null
                && id.equals(before.facts().get("id"))
                && Stream.of(before, after).allMatch(each -> each.facts().containsKey("mode"))
                && !(removed.isEmpty() && added.isEmpty());
    }

    private static PostureFinding.Code code(String id, Optional<String> selector) {
        return new PostureFinding.Code(
                id,
                PostureCodes.of(id).verdict().orElse(PostureVerdict.WARN),
                selector.map(it -> Map.of("selector", it)).orElse(Map.of()));
    }

    /** Before and after, a term each: {@code - include:old.test}, {@code + ip4:192.0.2.0/24}. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        removed.forEach(term -> lines.add("- " + term));
        added.forEach(term -> lines.add("+ " + term));
        return lines;
    }
}
