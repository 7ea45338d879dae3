/** Messages that were scored, and addresses that wait for one. */
@NullMarked
package dev.repwatch.monitor.store.scoring;

import org.jspecify.annotations.NullMarked;
