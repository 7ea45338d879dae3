@NullMarked
package dev.repwatch.monitor.tracker;

import org.jspecify.annotations.NullMarked;
