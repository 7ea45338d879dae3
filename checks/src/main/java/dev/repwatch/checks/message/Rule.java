package dev.repwatch.checks.message;

import dev.repwatch.checks.reputation.Severity;

/**
 * One thing that is looked for.
 *
 * @param id as in every output, {@code auth.dkim.missing}
 * @param severity usual; a finding may say another
 * @param owner who must act
 * @param needsDns cannot be judged without answers
 * @param needsEngine cannot be judged without a spam filter beside
 * @param marketingOnly not looked for in transactional mail
 * @param adviceEn what to do
 * @param adviceJa the same, for Japanese readers
 */
public record Rule(
        String id,
        Severity severity,
        Owner owner,
        boolean needsDns,
        boolean needsEngine,
        boolean marketingOnly,
        RuleGroup group,
        String adviceEn,
        String adviceJa) {}
