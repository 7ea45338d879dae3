/**
 * The seam for everything that looks at targets on a schedule: lists, feeds and checks of our own. A probe is one class and one
 * line in a catalogue; what its findings do over time is the same for all.
 */
@NullMarked
package dev.repwatch.checks.probe;

import org.jspecify.annotations.NullMarked;
