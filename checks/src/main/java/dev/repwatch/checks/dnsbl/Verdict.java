package dev.repwatch.checks.dnsbl;

import java.util.Optional;

/**
 * What the controls of one kind of target said.
 *
 * @param trouble empty when every control was right
 * @param nowhere how this list says "not listed"
 */
record Verdict(Optional<Trouble> trouble, Nowhere nowhere) {}
