/**
 * What Prometheus sees: one custom collector over one immutable snapshot of the state in memory, rendered as text 0.0.4 or
 * OpenMetrics. The only place that knows simpleclient.
 */
@NullMarked
package dev.repwatch.monitor.metrics;

import org.jspecify.annotations.NullMarked;
