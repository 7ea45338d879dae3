/** What mail logs said, counted, and how far they were read. */
@NullMarked
package dev.repwatch.monitor.store.traffic;

import org.jspecify.annotations.NullMarked;
