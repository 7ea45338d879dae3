/** What was decided day by day, kept and told. */
@NullMarked
package dev.repwatch.monitor.warmup.history;

import org.jspecify.annotations.NullMarked;
