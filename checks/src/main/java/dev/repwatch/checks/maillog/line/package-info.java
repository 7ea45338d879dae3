/** Lines of a log without what syslog, journald or a container put around them. */
@NullMarked
package dev.repwatch.checks.maillog.line;

import org.jspecify.annotations.NullMarked;
