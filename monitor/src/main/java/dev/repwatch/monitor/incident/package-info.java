/**
 * Verdicts over time, as pure functions with injected time: confirmation, episodes, flapping, trust in lists, score. Knows
 * neither database nor network.
 */
@NullMarked
package dev.repwatch.monitor.incident;

import org.jspecify.annotations.NullMarked;
