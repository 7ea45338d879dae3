package dev.repwatch.checks.posture.spf;

/**
 * One term that was evaluated.
 *
 * @param depth how many includes and redirects deep
 * @param domain whose record
 * @param term as written
 * @param outcome in a word: {@code match}, {@code no match}, {@code temperror}, {@code permerror}
 * @param lookups terms that asked the DNS, up to here
 * @param voids questions that came back empty, up to here
 */
public record SpfStep(int depth, String domain, String term, String outcome, int lookups, int voids) {}
