/**
 * Inbox placement: where a test mail ended in our own mailboxes at each provider. A measurement of few samples; mail goes to
 * configured seed mailboxes only, and mailboxes are only read.
 */
@NullMarked
package dev.repwatch.checks.placement;

import org.jspecify.annotations.NullMarked;
