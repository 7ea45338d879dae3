/**
 * Whether to take an address that one is offered: evidence about it, the table that judges the evidence, and the advice. The
 * table is pure: it asks nobody and knows no clock.
 */
@NullMarked
package dev.repwatch.monitor.preflight;

import org.jspecify.annotations.NullMarked;
