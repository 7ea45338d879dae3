/** The evidence seen from the moment of the event: what was judged, what held then, how far it reached. Pure. */
@NullMarked
package dev.repwatch.monitor.diagnosis.situation;

import org.jspecify.annotations.NullMarked;
