/** {@code repwatch score}: what in a message makes receivers file it as spam. */
@NullMarked
package dev.repwatch.monitor.cli.score;

import org.jspecify.annotations.NullMarked;
