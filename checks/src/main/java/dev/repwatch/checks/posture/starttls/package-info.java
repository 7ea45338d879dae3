/** Looks at certificates of mail exchangers on port 25. */
@NullMarked
package dev.repwatch.checks.posture.starttls;

import org.jspecify.annotations.NullMarked;
