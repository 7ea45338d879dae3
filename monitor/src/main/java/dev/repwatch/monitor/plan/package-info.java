/** Which question next, in the daemon: the planner put behind the sweep, what it remembers, and what it says of itself. */
@NullMarked
package dev.repwatch.monitor.plan;

import org.jspecify.annotations.NullMarked;
