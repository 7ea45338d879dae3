/**
 * The daemon: what is wired to what, and what happens at start, at every round, at a reload and at the end. It decides
 * nothing about listings or alerts.
 */
@NullMarked
package dev.repwatch.monitor.daemon;

import org.jspecify.annotations.NullMarked;
