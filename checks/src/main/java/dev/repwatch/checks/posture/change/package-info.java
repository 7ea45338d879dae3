/** What a changed record means: weaker, better, to be explained, or nobody's business. Pure. */
@NullMarked
package dev.repwatch.checks.posture.change;

import org.jspecify.annotations.NullMarked;
