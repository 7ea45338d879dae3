/** The catalogues of what the daemon is made of: one line each. */
@NullMarked
package dev.repwatch.monitor.capability;

import org.jspecify.annotations.NullMarked;
