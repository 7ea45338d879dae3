/**
 * The transport: one thread asks all name servers over a few connected sockets, and decodes simple answers itself; all others
 * are judged by {@link dev.repwatch.checks.dns.reply}.
 */
@NullMarked
package dev.repwatch.checks.dns.engine;

import org.jspecify.annotations.NullMarked;
