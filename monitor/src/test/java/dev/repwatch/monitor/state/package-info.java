@NullMarked
package dev.repwatch.monitor.state;

import org.jspecify.annotations.NullMarked;
