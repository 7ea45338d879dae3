/** The mail log on the command line. */
@NullMarked
package dev.repwatch.monitor.cli.maillog;

import org.jspecify.annotations.NullMarked;
