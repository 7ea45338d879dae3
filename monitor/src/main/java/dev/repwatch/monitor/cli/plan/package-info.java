/** {@code repwatch plan}: the planner of questions, driven from outside. */
@NullMarked
package dev.repwatch.monitor.cli.plan;

import org.jspecify.annotations.NullMarked;
