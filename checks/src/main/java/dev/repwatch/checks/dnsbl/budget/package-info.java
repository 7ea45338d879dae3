/**
 * How much every list is asked, against what it allows: the plan that is shown before the first question leaves, and the pace
 * that keeps to it.
 */
@NullMarked
package dev.repwatch.checks.dnsbl.budget;

import org.jspecify.annotations.NullMarked;
