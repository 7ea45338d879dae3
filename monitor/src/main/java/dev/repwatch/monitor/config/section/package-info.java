/** One record a section of {@code config.toml}: what may stand there, what it is when absent, and its limits. */
@NullMarked
package dev.repwatch.monitor.config.section;

import org.jspecify.annotations.NullMarked;
