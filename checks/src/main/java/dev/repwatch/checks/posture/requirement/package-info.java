/** What receivers demand of senders, as data, and whether it is met. */
@NullMarked
package dev.repwatch.checks.posture.requirement;

import org.jspecify.annotations.NullMarked;
