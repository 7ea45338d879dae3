/** What a reply means: the full judgement of a raw message, whatever transport brought it. */
@NullMarked
package dev.repwatch.checks.dns.reply;

import org.jspecify.annotations.NullMarked;
