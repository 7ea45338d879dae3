@NullMarked
package dev.repwatch.monitor.incident;

import org.jspecify.annotations.NullMarked;
