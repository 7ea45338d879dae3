package dev.repwatch.checks.posture.requirement;

import dev.repwatch.checks.posture.survey.DomainFindings;
import java.util.ArrayList;
import java.util.List;

/** Holds the requirements against what was found about a domain. */
public final class RequirementTable {

    private final DomainFindings findings;
    private final Facts facts;

    private RequirementTable(DomainFindings findings) {
        this.findings = findings;
        facts = new Facts(findings);
    }

    /** One result for each requirement of the receivers that the domain sends to. */
    public static List<RequirementResult> of(DomainFindings findings, List<Requirement> requirements) {
        RequirementTable table = new RequirementTable(findings);
        List<String> receivers = findings.profile().receivers();
        return requirements.stream()
                .filter(each -> receivers.isEmpty() || receivers.contains(each.receiver()))
                .map(table::judged)
                .toList();
    }

    private RequirementResult judged(Requirement requirement) {
        List<String> because = new ArrayList<>();
        boolean spared = (requirement.bulkOnly() && !findings.profile().bulk())
                || (requirement.overIpv6Only() && !findings.profile().overIpv6())
                || (!findings.profile().sends() && !requirement.parkedToo());
        RequirementState state = spared ? RequirementState.NOT_APPLICABLE : state(requirement.metWhen(), because);
        List<String> reasons = state == RequirementState.NOT_MET || state == RequirementState.UNKNOWN
                ? because.stream().distinct().toList()
                : List.of();
        return new RequirementResult(findings.profile().domain(), requirement, state, reasons);
    }

    private RequirementState state(Condition condition, List<String> because) {
        if (condition instanceof Condition.Atom atom) {
            Facts.Answer answer = facts.of(atom.name());
            because.addAll(answer.because());
            return answer.state();
        }
        if (condition instanceof Condition.All all) {
            return RequirementState.all(states(all.parts(), because));
        }
        if (condition instanceof Condition.Any any) {
            return RequirementState.any(states(any.parts(), because));
        }
        return RequirementState.any(states(((Condition.Not) condition).parts(), because))
                .not();
    }

    private List<RequirementState> states(List<Condition> parts, List<String> because) {
        return parts.stream().map(part -> state(part, because)).toList();
    }
}
