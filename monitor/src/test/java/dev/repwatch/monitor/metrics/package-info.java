@NullMarked
package dev.repwatch.monitor.metrics;

import org.jspecify.annotations.NullMarked;
