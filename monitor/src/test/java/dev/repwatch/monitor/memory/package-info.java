@NullMarked
package dev.repwatch.monitor.memory;

import org.jspecify.annotations.NullMarked;
