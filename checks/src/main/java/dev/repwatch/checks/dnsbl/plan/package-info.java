/**
 * Which question is worth asking next: every operator allows so many a day, and a listing should be found as early as they permit.
 * Nothing here asks, waits or reads a clock; time is handed in.
 */
@NullMarked
package dev.repwatch.checks.dnsbl.plan;

import org.jspecify.annotations.NullMarked;
