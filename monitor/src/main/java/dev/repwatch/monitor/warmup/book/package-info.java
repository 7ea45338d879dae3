/** Plans that are under way, what was really sent, and which limit was given on which day. */
@NullMarked
package dev.repwatch.monitor.warmup.book;

import org.jspecify.annotations.NullMarked;
