/** One message in, findings out: what in it makes a receiver file it as spam, and whose move that is. No link is ever fetched. */
@NullMarked
package dev.repwatch.checks.message;

import org.jspecify.annotations.NullMarked;
