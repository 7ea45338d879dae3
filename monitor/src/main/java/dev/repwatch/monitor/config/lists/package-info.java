/** From the catalogue, {@code [lists]} and {@code [[list]]} to the lists that are asked. */
@NullMarked
package dev.repwatch.monitor.config.lists;

import org.jspecify.annotations.NullMarked;
