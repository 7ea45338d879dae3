/** Where the daemon's log goes, and in which form; nothing else knows the logging library. */
@NullMarked
package dev.repwatch.monitor.log;

import org.jspecify.annotations.NullMarked;
