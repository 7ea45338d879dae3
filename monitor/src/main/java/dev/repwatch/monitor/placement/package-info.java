/** Inbox placement as it is configured and run: seed mailboxes, streams, and one round of test mails. */
@NullMarked
package dev.repwatch.monitor.placement;

import org.jspecify.annotations.NullMarked;
