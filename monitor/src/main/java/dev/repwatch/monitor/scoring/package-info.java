/** Scoring of messages: what is configured for it. The judging itself is {@code dev.repwatch.checks.message}. */
@NullMarked
package dev.repwatch.monitor.scoring;

import org.jspecify.annotations.NullMarked;
