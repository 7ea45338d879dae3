/** Rows and columns for a terminal, shared by the commands. */
@NullMarked
package dev.repwatch.monitor.cli.table;

import org.jspecify.annotations.NullMarked;
