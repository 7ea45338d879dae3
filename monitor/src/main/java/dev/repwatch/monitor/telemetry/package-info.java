/**
 * What the daemon counts about its own work. Callers only report; reading and exporting is the business of
 * {@code monitor.metrics}, which nobody here knows.
 */
@NullMarked
package dev.repwatch.monitor.telemetry;

import org.jspecify.annotations.NullMarked;
