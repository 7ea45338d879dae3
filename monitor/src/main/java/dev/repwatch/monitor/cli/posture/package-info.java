/** {@code repwatch posture}. */
@NullMarked
package dev.repwatch.monitor.cli.posture;

import org.jspecify.annotations.NullMarked;
