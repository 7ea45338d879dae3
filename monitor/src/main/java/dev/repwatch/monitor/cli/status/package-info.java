/** The commands that ask the running daemon what it knows: status, history, backup. */
@NullMarked
package dev.repwatch.monitor.cli.status;

import org.jspecify.annotations.NullMarked;
