/** Checks of what mail logs say about each sending address. */
@NullMarked
package dev.repwatch.monitor.traffic.check;

import org.jspecify.annotations.NullMarked;
