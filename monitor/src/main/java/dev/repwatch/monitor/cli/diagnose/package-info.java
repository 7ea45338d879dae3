/** The command that answers whose move it is. */
@NullMarked
package dev.repwatch.monitor.cli.diagnose;

import org.jspecify.annotations.NullMarked;
