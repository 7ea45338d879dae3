/**
 * The vocabulary of reputation: targets, sources, and what a source said about a target. JDK only, no input or output.
 */
@NullMarked
package dev.repwatch.checks.reputation;

import org.jspecify.annotations.NullMarked;
