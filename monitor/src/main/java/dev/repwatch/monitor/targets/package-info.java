/** Every watched target with what is believed of it, for programs: pages of rows, tables, badges, and other exporters' targets. */
@org.jspecify.annotations.NullMarked
package dev.repwatch.monitor.targets;
