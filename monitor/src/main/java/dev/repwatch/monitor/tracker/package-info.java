/**
 * What the daemon knows and has known: takes observations, moves the state by the pure rules of {@code monitor.state},
 * writes every change with its aftermath in one transaction, and shows the present as one immutable view.
 */
@NullMarked
package dev.repwatch.monitor.tracker;

import org.jspecify.annotations.NullMarked;
