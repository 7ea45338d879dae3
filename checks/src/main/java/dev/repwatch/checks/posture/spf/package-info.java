/** The Sender Policy Framework (RFC 7208): records, their evaluation for one sender, and their judgement for all. */
@NullMarked
package dev.repwatch.checks.posture.spf;

import org.jspecify.annotations.NullMarked;
