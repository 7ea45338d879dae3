/** The tables of inbox placement. */
@NullMarked
package dev.repwatch.monitor.store.placement;

import org.jspecify.annotations.NullMarked;
