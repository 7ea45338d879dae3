/** Tells people what happened: once, in order, through every channel that should, whatever fails meanwhile. */
@NullMarked
package dev.repwatch.monitor.notify;

import org.jspecify.annotations.NullMarked;
