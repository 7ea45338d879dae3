/** Log files as lines: plain, gzip or Zstandard. */
@NullMarked
package dev.repwatch.checks.maillog.file;

import org.jspecify.annotations.NullMarked;
