package dev.repwatch.monitor.metrics;

import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureSubject;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.change.Direction;
import dev.repwatch.checks.posture.requirement.RequirementResult;
import dev.repwatch.checks.posture.requirement.RequirementState;
import dev.repwatch.checks.posture.requirement.Requirements;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.monitor.posture.CheckSummary;
import dev.repwatch.monitor.posture.RecordChange;
import dev.repwatch.monitor.posture.TargetPosture;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A domain whose SPF fails for an address, whose name servers are silent, and which has no MTA-STS. */
public final class MadeUpPosture {

    private MadeUpPosture() {}

    public static List<TargetPosture> small(Instant at) {
        PostureSubject domain = PostureSubject.domain("example.jp");
        return List.of(new TargetPosture(
                new DomainTarget("example.jp"),
                Map.of(
                        PostureCheck.SPF,
                        one(
                                domain,
                                PostureCheck.SPF,
                                PostureVerdict.PASS,
                                "spf.ok",
                                Map.of("lookups", 4, "voids4", 1, "voids6", 0, "addresses", 258L)),
                        PostureCheck.SPF_IP,
                        one(
                                PostureSubject.sender("example.jp", "192.0.2.10"),
                                PostureCheck.SPF_IP,
                                PostureVerdict.FAIL,
                                "spf_ip.softfail",
                                Map.of()),
                        PostureCheck.DKIM,
                        one(
                                PostureSubject.key("example.jp", "s1"),
                                PostureCheck.DKIM,
                                PostureVerdict.WARN,
                                "dkim.short",
                                Map.of("bits", 1024)),
                        PostureCheck.DMARC,
                        one(domain, PostureCheck.DMARC, PostureVerdict.PASS, "dmarc.ok", Map.of("effective", "reject")),
                        PostureCheck.REGISTRATION,
                        one(
                                domain,
                                PostureCheck.REGISTRATION,
                                PostureVerdict.PASS,
                                "registration.ok",
                                Map.of("ends", "2027-03-31T00:00:00Z")),
                        PostureCheck.BIMI,
                        one(
                                domain,
                                PostureCheck.BIMI,
                                PostureVerdict.PASS,
                                "bimi.ok",
                                Map.of("certificate_ends", "2027-01-31T00:00:00Z")),
                        PostureCheck.NS,
                        one(domain, PostureCheck.NS, PostureVerdict.UNKNOWN, "ns.unknown", Map.of())),
                Requirements.shipped().stream()
                        .filter(it -> it.receiver().equals("gmail"))
                        .limit(2)
                        .map(it -> new RequirementResult(
                                "example.jp", it, RequirementState.NOT_MET, List.of("spf_ip.softfail")))
                        .toList(),
                at));
    }

    public static List<RecordChange> changes(Instant at) {
        return List.of(new RecordChange(
                PostureCheck.SPF,
                "example.jp",
                Direction.TO_EXPLAIN,
                List.of("- ip4:192.0.2.10"),
                "example.jp",
                at.minusSeconds(7200),
                at.minusSeconds(3600)));
    }

    private static CheckSummary one(
            PostureSubject subject,
            PostureCheck check,
            PostureVerdict verdict,
            String code,
            Map<String, Object> facts) {
        return new CheckSummary(
                check,
                List.of(new PostureFinding(
                        subject,
                        check,
                        verdict,
                        List.of(new PostureFinding.Code(code, verdict, Map.of())),
                        facts,
                        List.of(),
                        Optional.empty(),
                        verdict == PostureVerdict.UNKNOWN ? Optional.of(Cause.TIMED_OUT) : Optional.empty())),
                Map.of(verdict, 1));
    }
}
