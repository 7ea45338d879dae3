/** Gathers evidence about an address, politely: every question is counted, and what costs others something is off by default. */
@NullMarked
package dev.repwatch.monitor.preflight.gather;

import org.jspecify.annotations.NullMarked;
