/** The tables of the delisting desk: tasks, their episodes, and what was done about them. */
@NullMarked
package dev.repwatch.monitor.store.desk;

import org.jspecify.annotations.NullMarked;
