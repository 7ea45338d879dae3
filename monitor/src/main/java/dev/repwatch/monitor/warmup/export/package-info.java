/** Today's limits in the words of mail servers. */
@NullMarked
package dev.repwatch.monitor.warmup.export;

import org.jspecify.annotations.NullMarked;
