/** What goes wrong with files, in words. */
@NullMarked
package dev.repwatch.monitor.files;

import org.jspecify.annotations.NullMarked;
