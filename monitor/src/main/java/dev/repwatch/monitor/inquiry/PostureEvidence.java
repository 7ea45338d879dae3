package dev.repwatch.monitor.inquiry;

import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.diagnosis.evidence.Evidence;
import dev.repwatch.monitor.diagnosis.evidence.PostureFinding;
import dev.repwatch.monitor.diagnosis.evidence.Span;
import dev.repwatch.monitor.posture.PostureBook;
import dev.repwatch.monitor.posture.TargetPosture;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** What our own DNS looked like at the last look, as evidence. */
record PostureEvidence(PostureBook book) {

    /** With more domains than these, only those that stand in the question say something of it. */
    private static final int FEW_DOMAINS = 20;

    private static final Map<PostureCheck, String> CHECKS = Map.of(
            PostureCheck.PTR, "fcrdns",
            PostureCheck.SPF_IP, "spf_ip",
            PostureCheck.DKIM, "dkim",
            PostureCheck.DMARC, "dmarc",
            PostureCheck.MX, "mx");

    /** @param seen whether who asks may know of it */
    List<Evidence> about(Collection<Target> named, Predicate<Target> seen) {
        Collection<TargetPosture> all =
                book.targets().stream().filter(it -> seen.test(it.target())).toList();
        boolean few =
                all.stream().filter(it -> it.target() instanceof DomainTarget).count() <= FEW_DOMAINS;
        return all.stream()
                .filter(it -> named.contains(it.target()) || (few && it.target() instanceof DomainTarget))
                .flatMap(it -> it.findings()
                        .filter(finding -> CHECKS.containsKey(finding.check()))
                        .map(finding -> found(finding, it.at())))
                .toList();
    }

    private static Evidence found(dev.repwatch.checks.posture.PostureFinding finding, Instant at) {
        return new PostureFinding(
                new Span(at, Optional.empty()),
                Optional.ofNullable(CHECKS.get(finding.check())),
                Optional.of(finding.subject().name()),
                finding.subject().ip(),
                Optional.empty(),
                Optional.of(verdict(finding.verdict())),
                Optional.empty(),
                Optional.empty(),
                finding.codes().stream().map(it -> it.id()).findFirst(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /** What is only advised against does not make mail fail. */
    private static String verdict(PostureVerdict verdict) {
        return switch (verdict) {
            case PASS, INFO, WARN -> "pass";
            case FAIL -> "fail";
            case UNKNOWN -> "unknown";
        };
    }
}
