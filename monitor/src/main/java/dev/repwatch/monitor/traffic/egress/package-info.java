/** Which address sent it, where the log does not say and receivers do. */
@NullMarked
package dev.repwatch.monitor.traffic.egress;

import org.jspecify.annotations.NullMarked;
