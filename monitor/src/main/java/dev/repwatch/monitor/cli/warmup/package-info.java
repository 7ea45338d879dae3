/** {@code repwatch warmup} and {@code repwatch preflight}: whether to take an address, and how much it may send. */
@NullMarked
package dev.repwatch.monitor.cli.warmup;

import org.jspecify.annotations.NullMarked;
