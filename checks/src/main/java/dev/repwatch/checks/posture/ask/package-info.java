/** The one place where posture asks the DNS. */
@NullMarked
package dev.repwatch.checks.posture.ask;

import org.jspecify.annotations.NullMarked;
