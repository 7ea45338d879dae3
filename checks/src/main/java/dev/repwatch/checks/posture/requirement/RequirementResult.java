package dev.repwatch.checks.posture.requirement;

import java.util.List;

/**
 * One requirement for one domain.
 *
 * @param subject the domain of the header From
 * @param because codes that stand against it
 */
public record RequirementResult(String subject, Requirement requirement, RequirementState state, List<String> because) {

    public RequirementResult {
        because = List.copyOf(because);
    }
}
