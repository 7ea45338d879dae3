/** What is known, as pages for people: from memory where it stands there, in the language of the reader, without a script. */
@NullMarked
package dev.repwatch.monitor.pages;

import org.jspecify.annotations.NullMarked;
