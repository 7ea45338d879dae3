/** Posture as it is configured: whose records are looked at, and which addresses send for whom. */
@NullMarked
package dev.repwatch.monitor.posture;

import org.jspecify.annotations.NullMarked;
