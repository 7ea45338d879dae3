package dev.repwatch.checks.posture.change;

import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.Seen;
import dev.repwatch.checks.posture.TagList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A record without what does not matter: order of tags, blanks, case of names. Two findings with equal fingerprints were made of
 * the same record.
 *
 * @param terms of SPF in order; of lists of tags by name; of other records sorted
 * @param behind a digest of what includes permit, which others may change; empty when there is nothing behind
 */
public record Fingerprint(List<String> terms, Optional<String> behind) {

    private static final Set<PostureCheck> TAGS =
            Set.of(PostureCheck.DKIM, PostureCheck.DMARC, PostureCheck.BIMI, PostureCheck.TLS_RPT);

    public Fingerprint {
        terms = List.copyOf(terms);
    }

    /** Empty when nothing was seen, which is not the same as an empty record. */
    public static Optional<Fingerprint> of(PostureFinding finding) {
        if (finding.cause().isPresent()) {
            return Optional.empty();
        }
        Optional<String> behind =
                Optional.ofNullable(finding.facts().get("flat")).map(String::valueOf);
        return Optional.of(new Fingerprint(terms(finding), behind));
    }

    private static List<String> terms(PostureFinding finding) {
        List<String> values = principal(finding).stream().map(Seen::value).toList();
        if (finding.check() == PostureCheck.SPF || finding.check() == PostureCheck.SPF_IP) {
            return values.stream().flatMap(value -> spf(value).stream()).toList();
        }
        if (TAGS.contains(finding.check())) {
            return values.stream().flatMap(value -> tags(value).stream()).toList();
        }
        return Stream.concat(values.stream(), policy(finding))
                .map(value -> value.toLowerCase(Locale.ROOT).strip())
                .sorted()
                .toList();
    }

    /** What the policy of MTA-STS says: it stands behind its record, and changes apart from it. */
    private static Stream<String> policy(PostureFinding finding) {
        return finding.check() != PostureCheck.MTA_STS
                ? Stream.empty()
                : Stream.of("mode", "max_age", "mx")
                        .filter(finding.facts()::containsKey)
                        .flatMap(
                                fact -> Stream.of(String.valueOf(finding.facts().get(fact))
                                                .split(","))
                                        .map(value -> fact + ": " + value));
    }

    /** The records at the first name; what was looked up on the way from there is another record's business. */
    private static List<Seen> principal(PostureFinding finding) {
        List<Seen> seen = finding.seen();
        return seen.isEmpty()
                ? List.of()
                : seen.stream()
                        .filter(it -> it.name().equals(seen.get(0).name())
                                && it.type().equals(seen.get(0).type()))
                        .toList();
    }

    private static List<String> spf(String record) {
        List<String> terms = new ArrayList<>();
        for (String term : record.strip().split(" +", -1)) {
            terms.add(term.toLowerCase(Locale.ROOT));
        }
        return terms;
    }

    private static List<String> tags(String record) {
        Map<String, String> tags = new LinkedHashMap<>(TagList.of(record).tags());
        List<String> terms = new ArrayList<>();
        tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(tag -> terms.add(tag.getKey() + "=" + tag.getValue().replaceAll("\\s+", "")));
        return terms;
    }
}
