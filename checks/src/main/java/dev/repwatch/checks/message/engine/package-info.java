/** Spam filters that run beside repwatch and are asked for their opinion of a message: SpamAssassin's spamd and rspamd, as they are. */
@NullMarked
package dev.repwatch.checks.message.engine;

import org.jspecify.annotations.NullMarked;
