package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureVerdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one check came to for one target, over all it looked at: selectors, domains, addresses.
 *
 * @param findings the worst first; of many alike only some
 * @param counts how many findings there are of each verdict, those that are not kept among them
 */
public record CheckSummary(PostureCheck check, List<PostureFinding> findings, Map<PostureVerdict, Integer> counts) {

    private static final int KEPT_ALIKE = 20;
    private static final List<PostureVerdict> WORST_FIRST = List.of(
            PostureVerdict.FAIL, PostureVerdict.UNKNOWN, PostureVerdict.WARN, PostureVerdict.PASS, PostureVerdict.INFO);
    private static final Comparator<PostureFinding> ORDER = Comparator.<PostureFinding>comparingInt(
                    finding -> WORST_FIRST.indexOf(finding.verdict()))
            .thenComparing(finding -> finding.worst()
                    .flatMap(PostureFinding.Code::severity)
                    .map(Enum::ordinal)
                    .orElse(Integer.MAX_VALUE));

    public CheckSummary {
        findings = findings instanceof PackedFindings ? findings : List.copyOf(findings);
        counts = Map.copyOf(counts);
    }

    /** The same, in less room. */
    CheckSummary packed(SharedWords words) {
        return new CheckSummary(
                check,
                new PackedFindings(findings.stream()
                        .map(finding -> PackedFinding.of(finding, words))
                        .toList()),
                words.same(counts));
    }

    /** Takes findings in without keeping all of them. For one thread. */
    static final class Fold {

        private record Alike(String subject, String code) {}

        private final Map<PostureCheck, Map<Alike, List<PostureFinding>>> kept = new LinkedHashMap<>();
        private final Map<PostureCheck, Map<PostureVerdict, Integer>> counts = new LinkedHashMap<>();

        void take(PostureFinding finding) {
            counts.computeIfAbsent(finding.check(), fresh -> new LinkedHashMap<>())
                    .merge(finding.verdict(), 1, Integer::sum);
            List<PostureFinding> alike = kept.computeIfAbsent(finding.check(), fresh -> new LinkedHashMap<>())
                    .computeIfAbsent(
                            new Alike(
                                    finding.subject().name(),
                                    finding.worst().map(PostureFinding.Code::id).orElse("")),
                            fresh -> new ArrayList<>());
            if (alike.size() < KEPT_ALIKE) {
                alike.add(finding);
            }
        }

        Map<PostureCheck, CheckSummary> summaries() {
            Map<PostureCheck, CheckSummary> summaries = new LinkedHashMap<>();
            kept.forEach((check, byCode) -> summaries.put(
                    check,
                    new CheckSummary(
                            check,
                            byCode.values().stream()
                                    .flatMap(List::stream)
                                    .sorted(ORDER)
                                    .toList(),
                            counts.getOrDefault(check, Map.of()))));
            return summaries;
        }
    }

    /** One of the findings as it is kept here, to be kept elsewhere too. */
    KeptFinding kept(int index) {
        if (findings instanceof PackedFindings packed) {
            return packed.packed(index);
        }
        PostureFinding finding = findings.get(index);
        return () -> finding;
    }

    public PostureVerdict verdict() {
        return worst().verdict();
    }

    public PostureFinding worst() {
        return findings.get(0);
    }

    /** The code that decides how bad it is. */
    public Optional<PostureFinding.Code> code() {
        return worst().worst();
    }

    public int count(PostureVerdict verdict) {
        return counts.getOrDefault(verdict, 0);
    }

    public int all() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Those that are as bad as the worst, for the same reason. */
    public List<PostureFinding> alike() {
        PostureVerdict verdict = verdict();
        Optional<String> code = code().map(PostureFinding.Code::id);
        return findings.stream()
                .filter(it -> it.verdict() == verdict
                        && it.worst().map(PostureFinding.Code::id).equals(code))
                .toList();
    }
}
