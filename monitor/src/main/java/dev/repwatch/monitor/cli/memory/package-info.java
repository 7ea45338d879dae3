/** The commands that ask the running daemon what it knows: status, history, backup. */
@NullMarked
package dev.repwatch.monitor.cli.memory;

import org.jspecify.annotations.NullMarked;
