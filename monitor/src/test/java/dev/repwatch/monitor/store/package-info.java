@NullMarked
package dev.repwatch.monitor.store;

import org.jspecify.annotations.NullMarked;
