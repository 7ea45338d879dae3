package dev.repwatch.checks.dnsbl;

import java.util.Optional;

/**
 * What the controls of one kind of target said.
 *
 * @param trouble empty when every control was right
 * @param absence how this list says "not listed"
 * @param controlled one of the controls must be listed; without such a one, being right shows little
 */
record KindControlResult(Optional<ControlFailure> trouble, AbsenceProof absence, boolean controlled) {}
