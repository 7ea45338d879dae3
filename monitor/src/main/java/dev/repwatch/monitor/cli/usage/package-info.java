/** How commands are used: help, completion for shells, manual pages. */
@NullMarked
package dev.repwatch.monitor.cli.usage;

import org.jspecify.annotations.NullMarked;
