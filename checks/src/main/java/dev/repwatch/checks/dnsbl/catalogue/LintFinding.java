package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.reputation.SourceId;

/**
 * Something in the catalogue that would mislead or embarrass.
 *
 * @param list whose entry it is
 * @param what in a sentence
 */
public record LintFinding(SourceId list, String what) {

    @Override
    public String toString() {
        return list + ": " + what;
    }
}
