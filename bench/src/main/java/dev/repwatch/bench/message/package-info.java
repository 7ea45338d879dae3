/** What judging a message costs, beside SpamAssassin on the same message. */
@NullMarked
package dev.repwatch.bench.message;

import org.jspecify.annotations.NullMarked;
