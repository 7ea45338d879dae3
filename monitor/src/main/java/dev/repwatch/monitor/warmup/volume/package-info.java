/** What was sent, out of what the daemon knows itself. */
@NullMarked
package dev.repwatch.monitor.warmup.volume;

import org.jspecify.annotations.NullMarked;
