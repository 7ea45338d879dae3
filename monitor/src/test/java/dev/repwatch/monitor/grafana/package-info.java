/** Holds everything under {@code grafana/} to the house rules of {@code docs/grafana.md}. */
@NullMarked
package dev.repwatch.monitor.grafana;

import org.jspecify.annotations.NullMarked;
