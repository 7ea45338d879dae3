/**
 * A real name server on the loopback interface for tests and the demo: it serves DNS lists from memory, and misbehaves in
 * every way that lists and resolvers are known to.
 */
@NullMarked
package dev.repwatch.checks.dns.loopback;

import org.jspecify.annotations.NullMarked;
