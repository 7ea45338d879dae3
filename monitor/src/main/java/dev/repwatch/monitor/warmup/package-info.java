/**
 * The warm-up coach: how much an address may send to each provider on its next sending day, as pure functions of what was
 * accepted before. Knows no clock, no database and no network.
 */
@NullMarked
package dev.repwatch.monitor.warmup;

import org.jspecify.annotations.NullMarked;
