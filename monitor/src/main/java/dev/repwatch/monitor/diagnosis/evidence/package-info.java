/** What was seen around one event, as records: the input of a diagnosis. Read from JSON; nothing here looks anything up. */
@NullMarked
package dev.repwatch.monitor.diagnosis.evidence;

import org.jspecify.annotations.NullMarked;
