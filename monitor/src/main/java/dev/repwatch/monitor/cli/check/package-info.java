/** {@code repwatch check}: one look at targets without a daemon, and its reports for people and programs. */
@NullMarked
package dev.repwatch.monitor.cli.check;

import org.jspecify.annotations.NullMarked;
