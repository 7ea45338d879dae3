/** The DNS client: transport, retries and the judgement of replies, with answers as values. */
@NullMarked
package dev.repwatch.checks.dns;

import org.jspecify.annotations.NullMarked;
