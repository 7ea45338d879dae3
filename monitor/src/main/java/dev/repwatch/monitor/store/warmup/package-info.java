/** What is kept of warm-ups. */
@NullMarked
package dev.repwatch.monitor.store.warmup;

import org.jspecify.annotations.NullMarked;
