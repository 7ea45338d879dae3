/** What a receiver's reply means: its class, whose mailboxes, which list it names, and whether the address is to blame. */
@NullMarked
package dev.repwatch.checks.maillog.refusal;

import org.jspecify.annotations.NullMarked;
