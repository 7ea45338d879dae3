package dev.repwatch.checks.posture.survey;

import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import java.util.List;

/**
 * Everything that was found about one domain and the addresses that send for it.
 *
 * @param findings of the domain, and of its addresses
 */
public record DomainFindings(SenderProfile profile, List<PostureFinding> findings) {

    public DomainFindings {
        findings = List.copyOf(findings);
    }

    public List<PostureFinding> of(PostureCheck check) {
        return findings.stream().filter(it -> it.check() == check).toList();
    }
}
