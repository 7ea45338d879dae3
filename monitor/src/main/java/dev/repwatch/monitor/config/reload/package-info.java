/** Notices that the configuration changed, and reads it anew. */
@NullMarked
package dev.repwatch.monitor.config.reload;

import org.jspecify.annotations.NullMarked;
