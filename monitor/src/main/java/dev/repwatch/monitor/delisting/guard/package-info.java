/** Tells the mail server which of its addresses are clean. Off unless configured. */
@NullMarked
package dev.repwatch.monitor.delisting.guard;

import org.jspecify.annotations.NullMarked;
