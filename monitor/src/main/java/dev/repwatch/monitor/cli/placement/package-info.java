/** {@code repwatch placement}: test mails to our own mailboxes at providers. */
@NullMarked
package dev.repwatch.monitor.cli.placement;

import org.jspecify.annotations.NullMarked;
