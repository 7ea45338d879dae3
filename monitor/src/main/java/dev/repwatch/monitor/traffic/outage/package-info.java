/** A receiver that suddenly knows nobody: what is told of it. */
@NullMarked
package dev.repwatch.monitor.traffic.outage;

import org.jspecify.annotations.NullMarked;
