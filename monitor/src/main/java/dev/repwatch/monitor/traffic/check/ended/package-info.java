/** The sentences of one check of mail logs. */
@NullMarked
package dev.repwatch.monitor.traffic.check.ended;

import org.jspecify.annotations.NullMarked;
