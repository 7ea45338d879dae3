/** Reads the logs of mail servers: one {@code Attempt} an outcome, whatever the server. */
@NullMarked
package dev.repwatch.checks.maillog;

import org.jspecify.annotations.NullMarked;
