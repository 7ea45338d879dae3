/** The decision table: each row a predicate over a situation, with whose move it is and how sure that is. Pure. */
@NullMarked
package dev.repwatch.monitor.diagnosis.rules;

import org.jspecify.annotations.NullMarked;
