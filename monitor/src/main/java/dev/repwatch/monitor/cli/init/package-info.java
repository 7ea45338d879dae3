/** {@code repwatch init}: the first configuration, from a few questions. */
@NullMarked
package dev.repwatch.monitor.cli.init;

import org.jspecify.annotations.NullMarked;
