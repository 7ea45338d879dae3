/** Measures how fast, how cheap and how whole a sweep is, beside other programs that ask the same questions. */
@NullMarked
package dev.repwatch.bench;

import org.jspecify.annotations.NullMarked;
