/** What the planner of questions remembers. */
@NullMarked
package dev.repwatch.monitor.store.plan;

import org.jspecify.annotations.NullMarked;
