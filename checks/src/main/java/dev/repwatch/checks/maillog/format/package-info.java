/** One class for each server's way to write an outcome. */
@NullMarked
package dev.repwatch.checks.maillog.format;

import org.jspecify.annotations.NullMarked;
