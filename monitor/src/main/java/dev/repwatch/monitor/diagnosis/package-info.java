/**
 * Whose move is it? A pure function from the evidence around an event to a card: what happened, how sure that is, who moves next,
 * what could not be seen, and what to write to whom.
 */
@NullMarked
package dev.repwatch.monitor.diagnosis;

import org.jspecify.annotations.NullMarked;
