/** Addresses nobody should mail any more, on the command line. */
@NullMarked
package dev.repwatch.monitor.cli.suppression;

import org.jspecify.annotations.NullMarked;
