/** How far behind the daemon is when it follows a busy mail log. */
@NullMarked
package dev.repwatch.bench.maillog;

import org.jspecify.annotations.NullMarked;
