@NullMarked
package dev.repwatch.monitor.telemetry;

import org.jspecify.annotations.NullMarked;
